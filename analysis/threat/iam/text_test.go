package iam

import (
	"math/rand/v2"
	"regexp"
	"strings"
	"testing"
)

func TestMatch(t *testing.T) {
	x, y := Unknown("x"), Unknown("y")
	for _, c := range []struct {
		pattern, text string
		want          Truth
	}{
		{"", "", Yes}, {"a", "a", Yes}, {"a", "b", No}, {"*", "", Yes}, {"*", x, Yes},
		{"a*c", "abbc", Yes}, {"a*c", "abbcd", No}, {"?", "é", Yes}, {"?", "", No},
		{"a*b*c", "aXbYbZc", Yes},
		{x, x, Yes}, {x, y, Maybe}, {x, "text", Maybe}, {"text", x, Maybe},
		{"b-" + x + "/*", "b-" + x + "/key", Yes},
		{"b-" + x + "/*", "c-" + x + "/key", No},
		{"b-" + x, "b-prod", Maybe}, {"?", x, Maybe}, {"a?c", "a" + x, Maybe},
		{"arn:aws:iam::" + x + ":root", "arn:aws:iam::1:root", Maybe},
		{"arn:aws:iam::" + x + ":root", "arn:aws:iam::1:user", No},
		{"arn:aws:iam::aws:policy/a", "arn:aws:iam::" + UnknownNumber("n") + ":policy/a", No},
		{"arn:aws:iam::12:policy/a", "arn:aws:iam::" + UnknownNumber("n") + ":policy/a", Maybe},
		{"1?*" + x, UnknownNumber("n") + UnknownNumber("m"), Maybe},
		{"12*", UnknownNumber("n") + "a", Maybe},
	} {
		if got := match(globs.Replace(c.pattern), c.text); got != c.want {
			t.Errorf("match(%q, %q) is %s, want %s", Show(c.pattern), Show(c.text), got, c.want)
		}
	}
}

func TestARNWildcards(t *testing.T) {
	for _, c := range []struct {
		pattern, text string
		want          Truth
	}{
		{"*", "arn:aws:s3:::b/k", Yes},
		{"arn:aws:sqs", "arn:aws:sqs:eu-west-1:1:queue", Yes},
		{"arn:aws:sqs:*", "arn:aws:sqs:eu-west-1:1:queue", Yes},
		{"arn:aws:s3:::b", "arn:aws:s3:::b/k", No},
		{"arn:aws:s3:::b/*", "arn:aws:s3:::b/a/b", Yes},
		{"arn:aws:s3:::b/*", "arn:aws:s3:::b/a:b", Yes},
		{"arn:aws:s3:::b/*.txt", "arn:aws:s3:::b/a/b.txt", Yes},
		{"arn:aws:s3:::b/*.txt", "arn:aws:s3:::b/a:b.txt", No},
		{"arn:aws:logs:*:*:log-group:a*:log-stream:x", "arn:aws:logs:r:1:log-group:ab:log-stream:x", Yes},
		{"arn:aws:iam::*:role/a", "arn:aws:iam::1:role/a", Yes},
		{"arn:aws:iam::1*1:role/a", "arn:aws:iam::12:user:1:role/a", No},
	} {
		p := compile(c.pattern, segments, true)
		if got := p.match(c.text, Context{}); got != c.want {
			t.Errorf("%q and %q: %s, want %s", c.pattern, c.text, got, c.want)
		}
	}
}

// TestMatchAgainstRegexp compares with patterns written as regular expressions.
func TestMatchAgainstRegexp(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	word := func(alphabet string, most int) string {
		b := make([]byte, r.IntN(most+1))
		for i := range b {
			b[i] = alphabet[r.IntN(len(alphabet))]
		}
		return string(b)
	}
	for range 200_000 {
		pattern, text := word("ab:\x02\x03\x04", 7), word("ab:", 9)
		re := "^" + strings.NewReplacer("\x02", ".*", "\x03", "[^:]*", "\x04", ".").Replace(pattern) + "$"
		want := regexp.MustCompile(re).MatchString(text)
		if got := match(pattern, text) == Yes; got != want {
			t.Fatalf("match(%q, %q) is %t", pattern, text, got)
		}
	}
}

// TestPossibleMeansSome fills the marks of two texts at random: whatever is then
// equal must have been possible, and what was certain stays so.
func TestPossibleMeansSome(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	marks := []string{Unknown("x"), Unknown("y")}
	word := func(most int, wild bool) string {
		var b strings.Builder
		for range r.IntN(most + 1) {
			switch n := r.IntN(6); {
			case n < 2:
				b.WriteString(marks[n])
			case n == 2 && wild:
				b.WriteByte(star)
			default:
				b.WriteByte("ab"[r.IntN(2)])
			}
		}
		return b.String()
	}
	for range 100_000 {
		pattern, text := word(5, true), word(5, false)
		answer := match(pattern, text)
		fill := strings.NewReplacer(marks[0], []string{"", "a", "b", "ab"}[r.IntN(4)], marks[1], []string{"", "a", "bb"}[r.IntN(3)])
		held := match(fill.Replace(pattern), fill.Replace(text)) == Yes
		if held && answer == No || !held && answer == Yes {
			t.Fatalf("%q and %q: %s, yet filled it is %t", pattern, text, answer, held)
		}
	}
}

func TestVariables(t *testing.T) {
	ctx := Context{Keys: map[string]Entry{"aws:username": Value("al*ce"), "aws:doubt": {State: Doubtful}}}
	for _, c := range []struct {
		pattern, text string
		want          Truth
	}{
		{"home/${aws:username}/*", "home/al*ce/x", Yes},
		{"home/${aws:username}/*", "home/alice/x", No},
		{"home/${AWS:UserName}", "home/al*ce", Yes},
		{"${aws:PrincipalTag/team}", "red", No},
		{"${aws:PrincipalTag/team, 'red'}", "red", Yes},
		{"${aws:doubt}", "red", Maybe},
		{"a${*}b", "a*b", Yes}, {"a${*}b", "axb", No}, {"${$}{x}", "${x}", Yes},
		{"${var.x}", "${var.x}", Yes}, {"${aws:", "${aws:", Yes},
	} {
		p := compile(c.pattern, spanning, true)
		if got := p.match(c.text, ctx); got != c.want {
			t.Errorf("%q and %q: %s, want %s", c.pattern, c.text, got, c.want)
		}
	}
}

func FuzzMatch(f *testing.F) {
	f.Add("arn:aws:s3:::*/${aws:username}?", "arn:aws:s3:::b/alice1", "alice")
	f.Add("${x", "\x00a", "\x01")
	f.Fuzz(func(t *testing.T, pattern, text, name string) {
		ctx := Context{Keys: map[string]Entry{"aws:username": Value(plain(name))}}
		for _, w := range []wildcards{literal, spanning, segments} {
			p := compile(plain(pattern), w, true)
			known := p.match(plain(text), ctx)
			if known == Maybe {
				t.Errorf("%q and %q are known, yet maybe", pattern, text)
			}
			if len(p.vars) == 0 && match(p.glob, Unknown(text)) == No {
				t.Errorf("%q cannot be met by an unknown text", pattern)
			}
		}
	})
}
