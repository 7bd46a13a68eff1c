# shellcheck shell=bash disable=SC2154 # cache, boot40 and others are those of .ci/run
# What the steps of .ci/run are made of; to be sourced. The directory is that of the project, and $cache is set.

# mount_if_possible: prints a requirement, if this machine can have it; containers often forbid it
mount_if_possible() {
    mkdir -p "$cache"
    if unshare --mount mount -t tmpfs none "$cache" 2> /dev/null; then
        echo ,mount
    else
        echo "File systems cannot be mounted here, so the tests that do are skipped." >&2
    fi
}

# checkout DIRECTORY: copies everything that no build has made
checkout() {
    rm -rf "$1"
    mkdir -p "$1"
    tar --create --exclude={./.git,.cache,target} . | tar --extract --directory "$1"
}

# boot: prints the version of Spring Boot
boot() {
    sed -n '/<artifactId>spring-boot-starter-parent/{n;s|.*<version>\(.*\)</version>.*|\1|p}' pom.xml
}

# service LOG CHECK COMMAND...: starts COMMAND, adds to CHECK the address that it says and runs that, and ends
# COMMAND if it has not ended
service() {
    local log=$1 address='' pid status=0
    : > "$log"
    "${@:3}" >> "$log" 2>&1 &
    pid=$!
    for _ in {1..600}; do
        address=$(sed -n 's|.*Open \(http://localhost:[0-9]*/\).*|\1|p' "$log")
        [ -n "$address" ] || ! kill -0 $pid 2> /dev/null && break
        sleep 0.1
    done
    if [ -n "$address" ]; then
        # shellcheck disable=SC2086 # its first word is a command
        ($2 "$address") || status=$?
        kill $pid
        wait $pid || true
    else
        wait $pid || status=$?
    fi
    [ $status = 0 ] || fail "see $log"
}

# answer CURL_ARGUMENTS...
answer() {
    curl --silent --show-error --fail --max-time 20 "$@" || fail "no answer: $*"
}

# answers TEXT CURL_ARGUMENTS...: what is answered contains TEXT
answers() {
    local answer
    answer=$(answer "${@:2}") || exit
    [[ $answer = *"$1"* ]] || fail "expected $1 from ${*:2}: $answer"
}

# has PATTERN, has_not PATTERN: of the lines in $user_log
has() {
    grep --extended-regexp --quiet -- "$1" "$user_log" || fail "$user_log does not have: $1"
}

has_not() {
    ! grep --extended-regexp -- "$1" "$user_log" || fail "$user_log has: $1"
}

# installs: the jar by itself writes the library into an image, as docs/loading.md says
installs() {
    local directory
    directory=$(mktemp --directory)
    "$(jdk 17)/bin/java" -jar native-lib/target/bulkmap-native-*-SNAPSHOT.jar "$directory"
    cmp "$directory/libbulkmap.so" native-lib/src/main/resources/linux-x86-64/libbulkmap.so
    rm -r "$directory"
}

# maven RELEASE ARGUMENTS...
maven() {
    local home
    home=$(jdk "$1")
    JAVA_HOME=$home ./mvnw --batch-mode "${@:2}"
}

# benchmarks ARGUMENTS...
benchmarks() {
    "$(jdk 17)/bin/java" -jar native-lib/benchmarks/target/benchmarks.jar "$@"
}

# emulated DIRECTORY ARGUMENTS...: the tests of native-lib with DIRECTORY/bin/java
emulated() {
    "$1/bin/java" -version
    maven 17 -pl native-lib -Djvm="$1/bin/java" -Dbulkmap.test.java="$1/bin/java" \
        -Dsurefire.timeout=1800 "${@:2}" test
}

# reported CLASS TEXT: the tests of CLASS wrote TEXT
reported() {
    grep --quiet --fixed-strings "$2" "native-lib/target/surefire-reports/TEST-io.bulkmap.$1.xml" ||
        fail "$1 did not say: $2"
}

# wrapper DIRECTORY COMMAND...: makes DIRECTORY/bin/java, which runs a JVM with the options
# that are quickest under emulation
wrapper() {
    mkdir -p "$1/bin"
    printf '#!/bin/sh\nexec %s -XX:TieredStopAtLevel=1 -XX:+UseSerialGC "$@"\n' "${*:2}" > "$1/bin/java"
    chmod +x "$1/bin/java"
}

# assemble INSTRUCTION_SETS FILE
assemble() {
    cpp -nostdinc -x assembler-with-cpp -I native-lib/src/main/asm/include "$2" |
        as "-march=$1" --fatal-warnings -o /dev/null -
}

# llvm: makes what builds the libraries usable, which building them unpacks
llvm() {
    local version
    version=$(sed -n 's/^toolchain: .*://p' native-lib/src/main/asm/native.lock)
    llvm_home=$HOME/.cache/bulkmap-llvm/$version/org/bytedeco/llvm/linux-x86_64
    if [ ! -x "$llvm_home/clang" ] || [ ! -x "$llvm_home/lld" ]; then
        mkdir -p "$cache"
        native > "$cache/llvm.log" || fail "see $cache/llvm.log"
    fi
}

# compile DIRECTORY SOURCE FLAGS...: an object in DIRECTORY of a source of the tests
compile() {
    mkdir -p "$1"
    "$llvm_home/clang" -c -O2 -ffreestanding -Wall -Wextra -Werror -nostdinc -I native-lib/src/main/asm/include \
        "${@:3}" "native-lib/src/test/c/$2" -o "$1/$(basename "${2%.*}").o"
}

# lld FLAVOR ARGUMENTS...
lld() {
    "$llvm_home/lld" -flavor "$@"
}

# jdk RELEASE: prints the home of a JDK; 25 stands for 25 or newer
jdk() {
    local home version
    for home in /usr/lib/jvm/* "$cache/jdk25/home"; do
        [ -x "$home/bin/javac" ] && [ -f "$home/release" ] || continue
        version=$(sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$home/release")
        if [ "$version" = "$1" ] || { [ "$1" = 25 ] && [ "$version" -gt 25 ]; }; then
            echo "$home"
            return
        fi
    done
    fail "no JDK $1"
}

fail() {
    echo ".ci/run: $*" >&2
    exit 1
}

# need_packages PACKAGE...: installs those that are not there
need_packages() {
    local package missing=()
    for package in "$@"; do
        [ "$(dpkg-query -W -f '${db:Status-Status}' "$package" 2> /dev/null || true)" = installed ] ||
            missing+=("$package")
    done
    [ ${#missing[@]} = 0 ] && return
    apt-get -q=2 update
    DEBIAN_FRONTEND=noninteractive apt-get -q=2 install --no-install-recommends "${missing[@]}" > /dev/null
}
