package report

import (
	"bufio"
	"encoding/xml"
	"fmt"
	"io"
	"slices"
	"strings"
)

// junit writes the XML that CI servers read as test results: a suite for each
// file with findings, a case for each finding. A workspace without any is a
// case that passed, since readers take an empty report for a broken run.
type junit struct{ w *bufio.Writer }

func newJUnit(w io.Writer, _ Options) Writer {
	j := &junit{bufio.NewWriter(w)}
	j.w.WriteString(xml.Header + "<testsuites name=\"parapet\">\n")
	return j
}

type junitSuite struct {
	XMLName  xml.Name    `xml:"testsuite"`
	Name     string      `xml:"name,attr"`
	Tests    int         `xml:"tests,attr"`
	Failures int         `xml:"failures,attr"`
	Errors   int         `xml:"errors,attr"`
	Skipped  int         `xml:"skipped,attr"`
	Cases    []junitCase `xml:"testcase"`
}

type junitCase struct {
	Name      string        `xml:"name,attr"`
	ClassName string        `xml:"classname,attr"`
	File      string        `xml:"file,attr,omitempty"`
	Line      int           `xml:"line,attr,omitempty"`
	Failure   *junitOutcome `xml:"failure"`
	Error     *junitOutcome `xml:"error"`
	Skipped   *junitOutcome `xml:"skipped"`
}

type junitOutcome struct {
	Message string `xml:"message,attr"`
	Type    string `xml:"type,attr,omitempty"`
	Text    string `xml:",chardata"`
}

func (j *junit) Workspace(ws *Workspace) error {
	var suites []*junitSuite
	suite := func(file string) *junitSuite {
		i := slices.IndexFunc(suites, func(s *junitSuite) bool { return s.Name == file })
		if i < 0 {
			suites = append(suites, &junitSuite{Name: file})
			i = len(suites) - 1
		}
		suites[i].Tests++
		return suites[i]
	}
	for i := range ws.Findings {
		suite(ws.Findings[i].File).finding(&ws.Findings[i])
	}
	for _, d := range ws.Diagnostics {
		if d.Severity == "error" {
			s := suite(diagnosticPlace(d))
			s.Errors++
			s.Cases = append(s.Cases, junitCase{Name: Printable(d.Message), ClassName: s.Name, File: d.File,
				Error: &junitOutcome{Message: Printable(d.Message), Text: d.Detail}})
		}
	}
	if len(suites) == 0 {
		s := suite(ws.Path)
		s.Cases = []junitCase{{Name: "no findings", ClassName: ws.Path}}
	}
	e := xml.NewEncoder(j.w)
	e.Indent("  ", "  ")
	for _, s := range suites {
		if err := e.Encode(s); err != nil {
			return err
		}
		j.w.WriteByte('\n')
	}
	return j.w.Flush()
}

func (s *junitSuite) finding(f *Finding) {
	c := junitCase{
		Name: Printable(f.Policy + ": " + f.Resource), ClassName: f.File, File: f.File, Line: f.Range.Start.Line,
	}
	var text strings.Builder
	fmt.Fprintf(&text, "%s\n%s\n", Place(f.File, f.Range.Start), instances(f))
	for _, r := range f.Related {
		fmt.Fprintf(&text, "%s: %s\n", Place(r.File, r.Range.Start), r.Message)
	}
	out := &junitOutcome{Message: Printable(f.Message), Type: f.Severity.String(), Text: text.String()}
	switch f.Status {
	case Fail:
		c.Failure = out
		s.Failures++
	case Inconclusive:
		out.Message = "inconclusive: " + out.Message
		c.Skipped = out
		s.Skipped++
	case Suppressed:
		out.Message = "suppressed by " + Printable(suppressedBy(f.Suppression))
		c.Skipped = out
		s.Skipped++
	}
	s.Cases = append(s.Cases, c)
}

// diagnosticPlace is the file of a diagnostic, or else its workspace.
func diagnosticPlace(d Diagnostic) string {
	if d.File != "" {
		return d.File
	}
	return d.Workspace
}

func (j *junit) Close(*Summary) error {
	j.w.WriteString("</testsuites>\n")
	return j.w.Flush()
}
