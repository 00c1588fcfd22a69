package shelltext

import "strings"

// wrappers are the commands that run the command in their arguments, each with
// the options that take a value of their own and the number of arguments before
// the command. Source: the manual page of each.
var wrappers = map[string]struct {
	valued string // separated by spaces
	before int
}{
	"busybox":          {},
	"chroot":           {before: 1},
	"chrt":             {before: 1},
	"command":          {},
	"dbus-run-session": {},
	"doas":             {valued: "-u -C -a"},
	"dumb-init":        {valued: "-r --rewrite"},
	"env":              {valued: "-u --unset -C --chdir -S --split-string"},
	"exec":             {valued: "-a"},
	"fakeroot":         {valued: "-l -s -i -b"},
	"flock":            {valued: "-w --timeout -E", before: 1},
	"gosu":             {before: 1},
	"ionice":           {valued: "-c -n -p"},
	"nice":             {valued: "-n --adjustment"},
	"nohup":            {},
	"runuser":          {valued: "-u -g -G"},
	"setpriv":          {valued: "--reuid --regid --groups"},
	"setsid":           {},
	"stdbuf":           {valued: "-i -o -e"},
	"su-exec":          {before: 1},
	"sudo":             {valued: "-u --user -g --group -C -D -h -p -r -t -T -U"},
	"time":             {valued: "-f -o"},
	"timeout":          {valued: "-s --signal -k --kill-after", before: 1},
	"tini":             {valued: "-p -e"},
	"xargs":            {valued: "-a -d -E -I -L -n -P -s"},
	"xvfb-run":         {valued: "-e -f -n -p -s"},
}

// wrapped returns the index of the word, the command itself being the first, at
// which the command begins that a wrapper runs, 0 if there is none.
func wrapped(name string, words []string) int {
	w, ok := wrappers[name]
	if !ok {
		return 0
	}
	before := w.before
	for i := 1; i < len(words); i++ {
		word := words[i]
		switch {
		case word == "--":
		case strings.HasPrefix(word, "-") && len(word) > 1:
			if hasWord(w.valued, word) {
				i++
			}
		case name == "env" && strings.Contains(word, "="), name == "sudo" && strings.Contains(word, "="):
		case before > 0:
			before--
		case word == "":
			return 0
		default:
			return i
		}
	}
	return 0
}

// hasWord reports whether word is one of those in list.
func hasWord(list, word string) bool {
	for w := range strings.FieldsSeq(list) {
		if w == word {
			return true
		}
	}
	return false
}
