# shellcheck shell=sh
# Sourced by the other scripts, after `root` is set: works in the checkout, whatever the caller's
# directory was. sudo and plain users often lack the folders of Swift and of nginx in their PATH.
cd "${root:?}" || exit
PATH="$PATH:/opt/swift/usr/bin:/usr/sbin:/sbin"
export PATH

# say WORDS: progress, on stderr, so that stdout belongs to the programs.
say() {
    printf '%s: %s\n' "${0##*/}" "$*" >&2
}

# die WORDS: the last word of a script that cannot go on.
die() {
    say "$*"
    exit 1
}
