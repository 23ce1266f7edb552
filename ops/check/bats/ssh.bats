# ops/ssh.sh with a real sshd on a free port.

setup() {
	root=$(cd "$BATS_TEST_DIRNAME/../../.." && pwd)
	work=$BATS_TEST_TMPDIR
	mkdir -p "$work/path with space"
	for name in host stranger client; do ssh-keygen -q -t ed25519 -N '' -f "$work/$name"; done
	SSH_PORT=$((20000 + RANDOM % 10000))
	while (exec 3<>"/dev/tcp/127.0.0.1/$SSH_PORT") 2>/dev/null; do SSH_PORT=$((SSH_PORT + 1)); done
	# the folder in which sshd gives up its rights; Debian's service makes it
	mkdir -p /run/sshd
	/usr/sbin/sshd -D -e -f /dev/null -p "$SSH_PORT" -h "$work/host" -o ListenAddress=127.0.0.1 -o UsePAM=no -o PidFile=none \
		-o StrictModes=no -o PermitRootLogin=prohibit-password -o "AuthorizedKeysFile=$work/client.pub" 2>"$work/sshd.log" 3>&- &
	sshd=$!
	until grep -q 'Server listening' "$work/sshd.log"; do
		kill -0 "$sshd"
		sleep 0.1
	done
	SSH_KEY=$(cat "$work/client")
	SSH_KNOWN_HOSTS="[127.0.0.1]:$SSH_PORT $(cat "$work/host.pub")"
	SSH_USERNAME=$(id -un)
	export SSH_PORT SSH_KEY SSH_KNOWN_HOSTS SSH_USERNAME SSH_HOST=127.0.0.1 STAGING_PATH="$work/path with space"
}

teardown() {
	kill "$sshd"
	wait "$sshd" || true
}

@test "a command runs in the deployed folder of the host" {
	run "$root/ops/ssh.sh" pwd
	[ "$status" -eq 0 ]
	[ "$output" = "$STAGING_PATH" ]
}

@test "its failure is ours" {
	run "$root/ops/ssh.sh" 'exit 7'
	[ "$status" -eq 7 ]
}

@test "a host with another key than the pinned one gets nothing" {
	export SSH_KNOWN_HOSTS="[127.0.0.1]:$SSH_PORT $(cat "$work/stranger.pub")"
	run "$root/ops/ssh.sh" "cat >'$work/received'" <<<secret
	[ "$status" -eq 255 ]
	[[ $output == *"Host key verification failed"* ]]
	[ ! -e "$work/received" ]
}

@test "a host that is not known is not learnt" {
	export SSH_KNOWN_HOSTS="other.test $(cat "$work/host.pub")"
	run "$root/ops/ssh.sh" pwd
	[ "$status" -eq 255 ]
	[[ $output == *"Host key verification failed"* ]]
}

@test "a key that the host does not know is refused" {
	SSH_KEY=$(cat "$work/stranger")
	export SSH_KEY
	run "$root/ops/ssh.sh" pwd
	[ "$status" -eq 255 ]
	[[ $output == *"Permission denied"* ]]
}
