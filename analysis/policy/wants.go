package policy

import (
	"regexp"
	"strings"
)

// A Want is the expectation, in a comment of an example, that a policy finds
// something on its line.
type Want struct {
	// Line counts from 1.
	Line int
	ID   string
}

var (
	wantComment = regexp.MustCompile(`(?:#|//)\s*want((?:\s+"[^"]*")+)`)
	wantID      = regexp.MustCompile(`"([^"]*)"`)
)

// ParseWants returns the expectations in a file, which are written as
//
//	acl = "public-read" # want "policy-id" "another-id"
func ParseWants(content []byte) []Want {
	var wants []Want
	line := 0
	for text := range strings.Lines(string(content)) {
		line++
		for _, comment := range wantComment.FindAllStringSubmatch(text, -1) {
			for _, id := range wantID.FindAllStringSubmatch(comment[1], -1) {
				wants = append(wants, Want{line, id[1]})
			}
		}
	}
	return wants
}
