#!/bin/bash
# Boots a throw-away Debian with systemd as its first process, on an overlay of a base tree, and
# boots it again whenever it asks for a reboot. Ends when it is halted. As root.
#
#   boot.sh FOLDER BASE
#
# FOLDER gets upper/, root/ and pid. The container has a cgroup of its own, and its supervisor a
# mount namespace in which /sys/fs/cgroup is plain cgroup2, as hosts with both kinds need; the
# cgroup namespace stays, or systemd finds no controllers.
set -eu
folder=$1
base=$2

if [ -z "${3:-}" ]; then
    tree=/sys/fs/cgroup/unified
    [ -d $tree ] || tree=/sys/fs/cgroup
    group=debate-test.$$
    mkdir "$tree/$group"
    echo "$tree/$group" >"$folder/cgroup"
    echo $$ >"$tree/$group/cgroup.procs"
    exec unshare --mount --propagation private "$0" "$folder" "$base" "$group"
fi
group=$3

umount -R /sys/fs/cgroup
mount -t cgroup2 cgroup2 /sys/fs/cgroup
mount -t tmpfs tmpfs /run
mkdir -p "$folder/upper" "$folder/work" "$folder/root"
mount -t overlay overlay -o "lowerdir=$base,upperdir=$folder/upper,workdir=$folder/work" \
    "$folder/root"

nspawn=
trap '[ -z "$nspawn" ] || kill -TERM "$nspawn"' TERM
echo $$ >"$folder/pid"
while :; do
    # systemd-nspawn moves us into a group below; each start is made from the same place.
    echo $$ >"/sys/fs/cgroup/$group/cgroup.procs"
    systemd-nspawn --quiet --directory="$folder/root" --register=no --keep-unit \
        --private-network --console=read-only --kill-signal=SIGRTMIN+3 --hostname=hall --boot &
    nspawn=$!
    status=0
    wait "$nspawn" || status=$?
    # A signal to us ends the wait, not the container.
    while kill -0 "$nspawn" 2>/dev/null; do
        status=0
        wait "$nspawn" || status=$?
    done
    # 133: it asks for a reboot.
    [ "$status" = 133 ] || exit "$status"
done
