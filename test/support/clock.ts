/** Creates a clock that only moves when a test moves it. */
export class Clock {
  #time: number;

  constructor(start = "2026-01-01T00:00:00.000Z") {
    this.#time = Date.parse(start);
  }

  readonly now = (): Date => new Date(this.#time);

  pass(ms: number): void {
    this.#time += ms;
  }
}
