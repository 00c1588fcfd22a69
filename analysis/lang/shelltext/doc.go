// Package shelltext reads shell scripts into the commands that they run, as model
// values that know the exact range of every word. It serves the front ends whose
// languages hold scripts: it knows none of them, runs nothing and never touches
// files.
//
// The value of a script is a list of commands, in the order of the text but for
// those in substitutions, which stand before the one that they are for: those
// behind && and ||, in pipelines, loops, functions and substitutions, and those
// that a wrapper such as sudo or "sh -c" is given. Each is an object with
//
//   - name: the command without its folder, absent for a mere assignment;
//   - args: the list of its arguments, expanded as far as they can be known;
//   - env: the variables that are set for it, or by it, if any;
//   - feeds: the names of the commands that read what it writes, through a pipe
//     or a substitution, if any;
//   - within: the names of the wrappers that run it, outermost first, if any;
//   - writes: the files that its output is redirected to, if any.
//
// A word of which a part cannot be known is unknown and has that part as ${...}.
//
// mvdan.cc/sh parses, in its dialect of Bash, of which POSIX shells are a part
// (https://pubs.opengroup.org/onlinepubs/9799919799/utilities/V3_chap02.html).
package shelltext
