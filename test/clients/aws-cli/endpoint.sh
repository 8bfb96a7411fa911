# What each of these scripts is given: the endpoint's URL as its argument, the AWS CLI before it, and checks that are
# counted. To be sourced.
set -euo pipefail

url=$1
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
export AWS_ACCESS_KEY_ID=test AWS_SECRET_ACCESS_KEY=test AWS_DEFAULT_REGION=us-east-1 AWS_PAGER='' AWS_MAX_ATTEMPTS=1
export AWS_CONFIG_FILE=/dev/null AWS_SHARED_CREDENTIALS_FILE=/dev/null

cloudfront() { /usr/bin/aws --endpoint-url "$url" cloudfront "$@"; }
asked() { cloudfront "${@:2}" --query "$1" --output text; } # QUERY COMMAND...
control() { curl -fsS -X "$1" "$url/_mock/$2"; }

checks=0
codes=()

equal() { # WHAT ACTUAL EXPECTED
  if [[ $2 != "$3" ]]; then
    echo "$1 is $2 instead of $3" >&2
    exit 1
  fi
  checks=$((checks + 1))
}

refused() { # CODE COMMAND...
  local code=$1 said
  if said=$(cloudfront "${@:2}" 2>&1); then
    echo "${*:2} was answered instead of refused with $code: $said" >&2
    exit 1
  fi
  if [[ $said != *"An error occurred ($code)"* ]]; then
    echo "${*:2} was not refused with $code: $said" >&2
    exit 1
  fi
  codes+=("$code")
  checks=$((checks + 1))
}

finish() {
  control POST reset
  equal 'what is left' "$(control GET state)" '{}'
  local met
  met=$(printf '%s\n' "${codes[@]}" | sort -u | paste -sd, | sed 's/,/, /g')
  echo "$(/usr/bin/aws --version | cut -d' ' -f1): $checks checks, refused with $met"
}
