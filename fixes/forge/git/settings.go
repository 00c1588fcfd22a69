package git

import (
	"context"
	"os"
	"strings"
)

// overlay are the settings that no configuration may change for what is run in
// a Scratch.
var overlay = []setting{
	{"core.hooksPath", os.DevNull},
	{"core.fsmonitor", "false"},
	{"core.attributesFile", os.DevNull},
	{"core.alternateRefsCommand", ":"}, // what we have is told by references of our own
	{"core.askPass", ""},
	{"credential.helper", ""}, // forget those before: tokens come from the environment
	{"credential.interactive", "false"},
	{"http.followRedirects", "false"}, // a token is for one server
	{"http.lowSpeedLimit", "1000"},
	{"http.lowSpeedTime", "60"},
	{"i18n.commitEncoding", "UTF-8"},
	{"gc.auto", "0"},
	{"maintenance.auto", "false"},
	{"push.recurseSubmodules", "no"},
	{"push.followTags", "false"},
	{"fetch.recurseSubmodules", "false"},
	{"submodule.recurse", "false"},
}

// carried are the settings that may come from the repository itself: they say
// who somebody is and whether they sign, and name no program.
var carried = []string{"user.signingkey", "commit.gpgsign", "gpg.format"}

// userSettings returns the settings for a Scratch: the user's own, those of
// carried, and the overlay. Files that a configuration includes are part of the
// list already, and their conditions were for the repository, not for the Scratch.
func (r *Repository) userSettings() []setting {
	var out []setting
	for _, e := range r.settings {
		if e.trusted() && !strings.HasPrefix(e.key, "include.") && !strings.HasPrefix(e.key, "includeif.") &&
			!strings.HasPrefix(e.key, "remote."+remoteName+".") {
			out = append(out, e.setting)
		}
	}
	for _, key := range carried {
		if value, ok := r.setting(key); ok {
			out = append(out, setting{key, value})
		}
	}
	return append(out, overlay...)
}

// signs tells whether the user, or the repository, wants commits to be signed.
func (r *Repository) signs(ctx context.Context) (bool, error) {
	if _, ok := r.setting("commit.gpgsign"); !ok {
		return false, nil
	}
	value, err := r.git(ctx, "config", "--type=bool", "--get", "commit.gpgsign")
	return value == "true", err
}

// Nobody is the author of commits where nobody has told git who they are, as in
// many pipelines.
const (
	nobodyName  = "Parapet"
	nobodyEmail = "noreply@parapet.invalid"
)

// identity returns the variables that say who makes commits.
func (r *Repository) identity(ctx context.Context) []string {
	var env []string
	for _, role := range []string{"AUTHOR", "COMMITTER"} {
		name, email := nobodyName, nobodyEmail
		// "Ann <ann@example.com> 1700000000 +0100"; git guesses no address from
		// the name of the machine with useConfigOnly.
		ident, err := r.git(ctx, "-c", "user.useConfigOnly=true", "var", "GIT_"+role+"_IDENT")
		if open, end := strings.LastIndex(ident, " <"), strings.LastIndex(ident, ">"); err == nil && open >= 0 && end > open {
			name, email = ident[:open], ident[open+2:end]
		}
		env = append(env, "GIT_"+role+"_NAME="+name, "GIT_"+role+"_EMAIL="+email)
	}
	return env
}
