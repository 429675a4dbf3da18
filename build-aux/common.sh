# Copyright 2026 The Refscope authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# What build-aux/run and build-aux/test share. Sourced, with $source set to the source folder.
# Nothing here writes to standard output: that belongs to the program that is run.

packages_build='gcc libc6-dev meson ninja-build pkg-config gettext
  libadwaita-1-dev libgtk-4-dev libjson-glib-dev libplplot-dev libpython3-dev
  plplot-driver-cairo librsvg2-common adwaita-icon-theme fonts-cantarell fonts-dejavu-core'
packages_test='appstream at-spi2-core dbus desktop-file-utils libgtk-4-bin libxml2-utils
  libxtst-dev locales openbox poppler-utils python3-matplotlib python3-sympy xauth xvfb'
packages_flatpak='bubblewrap elfutils flatpak flatpak-builder fuse3 mmdebstrap ostree
  xdg-desktop-portal'
packages_benchmark='python3-matplotlib'

# packages_of_options SETUP-ARGUMENT…: what Debian calls a Python that is not its default one. A test
# compares the library with the program.
packages_of_options ()
{
  for option; do
    case "$option" in
      -Dpython=python-3.*-embed)
        option=${option#-Dpython=python-}
        option=${option%-embed}
        echo "libpython$option-dev python$option"
        ;;
    esac
  done
}

# For systems without apt: what to look for, and its name there is the packager's affair.
tools='cc meson ninja pkg-config msgfmt'
modules='gtk4 libadwaita-1 json-glib-1.0 plplot python3-embed'

say ()
{
  echo "$@" >&2
}

die ()
{
  say "$@"
  exit 1
}

# The folder of a build, out of the source tree's way: one for each purpose, source folder and
# system, so that a checkout shared with a container or chroot is not built over.
build_folder ()
{
  system=unknown
  if [ -r /etc/os-release ]; then
    system=$(. /etc/os-release && echo "${ID:-linux}-${VERSION_CODENAME:-${VERSION_ID:-rolling}}")
  fi
  place=$(printf '%s' "$source" | cksum | cut -d ' ' -f 1)
  echo "${XDG_CACHE_HOME:-$HOME/.cache}/refscope/$1-$system-$place"
}

# Only one start at a time builds in a folder. The lock is held by descriptor 9 until unlock_folder.
lock_folder ()
{
  mkdir -p "$1"
  exec 9>"$1/lock"
  flock 9
}

unlock_folder ()
{
  exec 9>&-
}

missing_packages ()
{
  for package in $1; do
    # One word for each architecture; "not-installed" is one too.
    case " $(dpkg-query -W -f '${db:Status-Status} ' "$package" 2>/dev/null)" in
      *' installed '*) ;;
      *) printf '%s ' "$package" ;;
    esac
  done
}

require_by_name ()
{
  lacking=''
  for tool in $tools; do
    command -v "$tool" >/dev/null 2>&1 || lacking="$lacking $tool"
  done
  for module in $modules; do
    pkg-config --exists "$module" 2>/dev/null || lacking="$lacking $module"
  done
  [ -z "$lacking" ] ||
    die "Missing:$lacking. Install them with this system's package manager and try again."
}

# install_packages FOLDER LIST: installs what is missing of LIST. A stamp in FOLDER remembers that
# nothing was, so that the next start need not ask dpkg.
install_packages ()
{
  stamp="$1/packages-$(printf '%s' "$2" | cksum | cut -d ' ' -f 1)"
  [ ! -e "$stamp" ] || return 0

  if command -v apt-get >/dev/null 2>&1 && command -v dpkg-query >/dev/null 2>&1; then
    lacking=$(missing_packages "$2")
    if [ -n "$lacking" ]; then
      sudo=''
      if [ "$(id -u)" -ne 0 ]; then
        command -v sudo >/dev/null 2>&1 ||
          die "Missing packages: $lacking
Install them as root (apt-get install $lacking) and try again."
        sudo=sudo
      fi
      say "Installing: $lacking"
      $sudo apt-get update -qq >&2 &&
        $sudo env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq \
          --no-install-recommends $lacking >"$1/apt.log" 2>&1 </dev/null || {
          tail -n 20 "$1/apt.log" >&2
          die "apt-get could not install: $lacking"
        }
    fi
  else
    require_by_name
  fi

  : >"$stamp"
}

# Some may have been removed since they were looked for: looks for them again at the next start.
forget_packages ()
{
  rm -f "$1"/packages-*
}

# build FOLDER SETUP-ARGUMENT…: sets up if need be, and brings the build up to date.
build ()
{
  folder=$1
  shift
  if [ ! -e "$folder/build.ninja" ]; then
    say "Setting up the build in $folder"
    meson setup "$@" "$folder" "$source" >"$folder/setup.log" 2>&1 </dev/null || {
      tail -n 40 "$folder/setup.log" >&2
      forget_packages "$folder"
      die "meson could not set up the build; the log is $folder/setup.log"
    }
    say "Building"
  fi
  ninja -C "$folder" >"$folder/build.log" 2>&1 </dev/null || {
    tail -n 60 "$folder/build.log" >&2
    forget_packages "$folder"
    die "The build failed; the log is $folder/build.log"
  }
}

# A program in the build folder finds its settings, its translations and nothing of an installed one.
use_build ()
{
  export GSETTINGS_SCHEMA_DIR="$1/data${GSETTINGS_SCHEMA_DIR:+:$GSETTINGS_SCHEMA_DIR}"
  export REFSCOPE_LOCALEDIR="$1/po"
  export REFSCOPE_PROBE_FOLDER="$1/src/probe"
}
