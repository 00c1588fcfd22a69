# METADATA
# title: Commands of shell scripts
# description: >-
#   Questions about a command as front ends read it from a script: an object with
#   name and args, and env, feeds, within and writes if there are any.
# related_resources:
#   - https://pubs.opengroup.org/onlinepubs/9799919799/basedefs/V1_chap12.html
# scope: package
package parapet.lib.shell

# flag(cmd, names): one of the arguments is one of the flags: alone, with a value
# behind "=", or one letter among several, as in "-qqy".
flag(cmd, names) if count(flag_indexes(cmd, names)) > 0

# flag_indexes(cmd, names) is the set of the indexes in args of these flags.
flag_indexes(cmd, names) := {i |
	some i, arg in cmd.args
	startswith(arg, "-")
	some name in names
	is_flag(arg, name)
}

is_flag(arg, name) if arg == name

is_flag(arg, name) if {
	startswith(name, "--")
	startswith(arg, concat("", [name, "="]))
}

is_flag(arg, name) if {
	regex.match(`^-[a-zA-Z]$`, name)
	regex.match(`^-[a-zA-Z]{2,}$`, arg)
	contains(arg, substring(name, 1, 1))
}

# option(cmd, name) is the value of an option, written "--name value" or
# "--name=value".
option(cmd, name) := options(cmd, name)[0]

# options(cmd, name) is the list of all its values.
options(cmd, name) := array.concat(
	[cmd.args[i + 1] | some i, arg in cmd.args; arg == name; cmd.args[i + 1]],
	[trim_prefix(arg, prefix) |
		prefix := concat("", [name, "="])
		some arg in cmd.args
		startswith(arg, prefix)
	],
)

# operands(cmd, valued) is the list of the indexes in args of what is neither a
# flag nor the value of one; valued are the flags that take a value as a word of
# its own.
operands(cmd, valued) := [i |
	some i, arg in cmd.args
	not startswith(arg, "-")
	not value_of(cmd.args, i, valued)
]

value_of(args, i, valued) if args[i - 1] in valued

# subcommand(cmd, valued) is the first operand: "install".
subcommand(cmd, valued) := cmd.args[operands(cmd, valued)[0]]

# rest(cmd, valued) is the list of the indexes of the operands behind the
# subcommand.
rest(cmd, valued) := array.slice(all, 1, count(all)) if all := operands(cmd, valued)

# shells are the commands that run what they are given as a script.
shells := {"sh", "bash", "dash", "ash", "zsh", "ksh", "python", "python2", "python3", "perl", "ruby", "node", "php", "source", ".", "eval", "iex"}

# downloaders are the commands that fetch what an address names.
downloaders := {"curl", "wget", "fetch", "aria2c"}

# downloads_into_shell(cmd): what the command fetches is run at once.
downloads_into_shell(cmd) if {
	cmd.name in downloaders
	some name in cmd.feeds
	name in shells
}

# urls(cmd) is the set of the indexes in args of addresses.
urls(cmd) := {i | some i, arg in cmd.args; regex.match(`^['"]?(https?|ftp)://`, arg)}
