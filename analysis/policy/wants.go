package policy

import (
	"regexp"
	"strings"
)

// A Want is the expectation, in a comment of an example, that a policy finds
// something on its line, or on the line below where the comment stands alone.
type Want struct {
	// Line counts from 1.
	Line int
	ID   string
}

var (
	wantComment = regexp.MustCompile(`(?:#|//)\s*want((?:\s+"[^"]*")+)`)
	loneComment = regexp.MustCompile(`^\s*(?:#|//)`)
	wantID      = regexp.MustCompile(`"([^"]*)"`)
)

// ParseWants returns the expectations in a file, which are written as
//
//	acl = "public-read" # want "policy-id" "another-id"
//
// or, since not every language has comments behind what it says,
//
//	# want "policy-id"
//	USER root
func ParseWants(content []byte) []Want {
	var wants []Want
	line, waiting := 0, 0
	for text := range strings.Lines(string(content)) {
		line++
		alone := loneComment.MatchString(text)
		for ; !alone && waiting > 0; waiting-- {
			wants[len(wants)-waiting].Line = line
		}
		for _, comment := range wantComment.FindAllStringSubmatch(text, -1) {
			for _, id := range wantID.FindAllStringSubmatch(comment[1], -1) {
				wants = append(wants, Want{line, id[1]})
				if alone {
					waiting++
				}
			}
		}
	}
	return wants
}
