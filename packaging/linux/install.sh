#!/bin/sh
# An entry in the menu of this user for the pos-app in this folder; `--remove` takes it out again.
set -e
here=$(cd "$(dirname "$0")" && pwd)
share=${XDG_DATA_HOME:-$HOME/.local/share}
entry=$share/applications/pos-app.desktop
icon=$share/icons/hicolor/scalable/apps/pos-app.svg

if [ "$1" = --remove ]; then
    rm -f "$entry" "$icon"
    echo "pos-app is out of the menu. This folder and the till's data are as they were."
    exit 0
fi
case $here in
    *[\"\`\$\\]*) echo "The folder's name has signs that a menu entry cannot hold. Move it first." >&2; exit 1 ;;
esac
mkdir -p "$(dirname "$entry")" "$(dirname "$icon")"
cp "$here/_internal/pos_app/resources/icons/pos_app.svg" "$icon"
sed "s|^Exec=pos-app|Exec=\"$here/pos-app\"|" "$here/share/pos-app.desktop" > "$entry"
echo "pos-app is in the menu."
