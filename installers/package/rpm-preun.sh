# shellcheck shell=sh
if [ "$1" = 0 ]; then
    smallprint unregister --system >/dev/null || true
fi
