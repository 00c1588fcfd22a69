package forge

import (
	"fmt"
	"regexp"
	"strings"
)

// A Policy is what a commit says about a policy.
type Policy struct {
	ID, Title, Severity string
	Description         string   // why it matters, and what is safe; paragraphs
	Links               []string // to documentation
}

const (
	messageWidth = 72
	maxSubject   = 100
	maxListed    = 50
)

// PolicyCommit returns the commit that fixes findings of one policy. Its message
// says what was wrong, why that matters, and where it was fixed.
func PolicyCommit(p Policy, fixed []Finding, files []File) Commit {
	var b strings.Builder
	title := inert(p.Title)
	if p.Severity != "" {
		title += " (" + inert(p.Severity) + ")"
	}
	b.WriteString(wrap(title, "", "") + "\n")
	for paragraph := range strings.SplitSeq(p.Description, "\n\n") {
		if text := wrap(inert(paragraph), "", ""); text != "" {
			b.WriteString("\n" + text + "\n")
		}
	}
	for i, l := range p.Links {
		if i == 0 {
			b.WriteString("\n")
		}
		b.WriteString("See " + plain(l) + "\n")
	}
	return Commit{Subject: "Fix " + inert(p.ID), Body: b.String(), Fixed: fixed, Files: files}
}

// list writes what a commit fixes. prefix is the folder that files are relative
// to.
func list(fixed []Finding, prefix string) string {
	var b strings.Builder
	for i, f := range fixed {
		if i == 0 {
			b.WriteString("\nFixed:\n")
		}
		if i == maxListed {
			fmt.Fprintf(&b, "- and %d more\n", len(fixed)-i)
			break
		}
		line := inert(f.Resource)
		if place := inert(f.place(prefix)); line == "" {
			line = place
		} else if place != "" {
			line += " (" + place + ")"
		}
		if f.Note != "" {
			line += ": " + inert(f.Note)
		}
		b.WriteString(wrap(line, "- ", "  ") + "\n")
	}
	return b.String()
}

// wrap breaks a paragraph into lines. Words are never broken.
func wrap(text, first, others string) string {
	var b strings.Builder
	line := first
	empty := true
	for _, word := range strings.Fields(text) {
		if !empty && len(line)+1+len(word) > messageWidth {
			b.WriteString(line + "\n")
			line, empty = others, true
		}
		if !empty {
			line += " "
		}
		line += word
		empty = false
	}
	if empty {
		return ""
	}
	return b.String() + line
}

// trailer names the changes that a commit belongs to (git-interpret-trailers(1)).
const trailer = "Parapet-Change"

var trailerLine = regexp.MustCompile(`(?m)^` + trailer + `: ([0-9a-f]{32})$`)

// message is what is committed: without control characters, and with the trailer.
func message(c *Commit, prefix, digest string) string {
	var b strings.Builder
	b.WriteString(clip(strings.TrimSpace(plain(c.Subject)), maxSubject) + "\n\n")
	for line := range strings.Lines(strings.TrimSpace(c.Body)) {
		line = strings.TrimRight(plain(strings.TrimRight(line, "\r\n")), " ")
		// A line of the caller's is no trailer of ours, and nothing that git or a
		// host would read as the end of a message or as a command.
		if strings.HasPrefix(line, trailer) || strings.HasPrefix(line, "/") || line == "---" {
			line = " " + line
		}
		b.WriteString(line + "\n")
	}
	return strings.TrimRight(b.String()+list(c.Fixed, prefix), "\n") + "\n\n" + trailer + ": " + digest + "\n"
}

// digestOf returns the changes that a commit belongs to, or "" if it is not ours.
func digestOf(message string) string {
	all := trailerLine.FindAllStringSubmatch(message, -1)
	if len(all) == 0 {
		return ""
	}
	return all[len(all)-1][1]
}
