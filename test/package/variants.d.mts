export function toJest(text: string): string;
export function toCommonJs(text: string): string;
