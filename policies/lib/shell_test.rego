package parapet.lib.shell_test

import data.parapet.lib.shell

apt := {"name": "apt-get", "args": ["-o", "Dpkg::x=1", "-qqy", "install", "curl", "git=1", "--target-release=sid"]}

test_flags if {
	shell.flag(apt, {"-y"})
	shell.flag(apt, {"--target-release"})
	not shell.flag(apt, {"-x", "--yes"})
	not shell.flag({"name": "ls"}, {"-l"})
	shell.flag_indexes(apt, {"-y", "-o"}) == {0, 2}
}

test_long_flags_do_not_match_letters if not shell.flag({"args": ["--yes"]}, {"-y"})

test_options if {
	shell.option(apt, "--target-release") == "sid"
	shell.option(apt, "-o") == "Dpkg::x=1"
	not shell.option(apt, "--none")
	shell.options({"args": ["-u", "a", "-u", "b", "-u"]}, "-u") == ["a", "b"]
}

test_operands if {
	shell.operands(apt, {"-o"}) == [3, 4, 5]
	shell.subcommand(apt, {"-o"}) == "install"
	shell.rest(apt, {"-o"}) == [4, 5]
}

test_downloads_into_shell if {
	shell.downloads_into_shell({"name": "curl", "feeds": ["sudo", "bash"]})
	not shell.downloads_into_shell({"name": "curl", "feeds": ["tar"]})
	not shell.downloads_into_shell({"name": "cat", "feeds": ["sh"]})
}

test_urls if shell.urls({"args": ["-o", "x", "https://x", "http:", "ftp://y"]}) == {2, 4}
