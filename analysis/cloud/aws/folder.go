package aws

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path"
	"strings"
	"unicode"
)

// A Folder answers calls from files that the AWS CLI has written with --output json:
// "describe-vpcs.json" for a call by itself, and for one about a resource
// "get-bucket-policy/NAME.json" or "get-bucket-policy.NAME.json". The service may
// stand in front, as a folder or a word: "ec2/describe-vpcs.json",
// "s3api-list-buckets.json". It implements [Caller].
type Folder struct {
	FS fs.FS
	// Account and Region are what the folder was recorded in, "" where nobody says.
	Account, Region string
}

// Place tells what the user has said of the folder.
func (f Folder) Place() map[string]string {
	return map[string]string{"partition": "aws", "account": f.Account, "region": f.Region}
}

// cliNames are the services that the AWS CLI calls otherwise than the API.
var cliNames = map[string]string{"s3": "s3api", "cloudwatchlogs": "logs"}

// maxFile bounds an answer.
const maxFile = 256 << 20

// Call reads the file of a call. The error is [ErrAbsent] where there is none.
func (f Folder) Call(_ context.Context, c Call, params map[string]any) (map[string]any, error) {
	op := kebab(c.Operation)
	service := c.Service
	if name, ok := cliNames[service]; ok {
		service = name
	}
	for _, base := range []string{op, service + "/" + op, service + "-" + op} {
		for _, name := range f.candidates(base, params) {
			answer, err := f.read(name)
			if err == nil || !isAbsent(err) {
				return answer, err
			}
		}
	}
	return nil, ErrAbsent
}

// candidates are the files that may hold an answer. A parameter that is a text is
// what the call is about.
func (f Folder) candidates(base string, params map[string]any) []string {
	var about []string
	for _, v := range params {
		if s, ok := v.(string); ok {
			about = append(about, s[strings.LastIndexByte(s, '/')+1:])
		}
	}
	if len(about) == 0 {
		return []string{base + ".json"}
	}
	var out []string
	for _, s := range about {
		if fs.ValidPath(s) && path.Base(s) == s {
			out = append(out, base+"/"+s+".json", base+"."+s+".json")
		}
	}
	return out
}

func (f Folder) read(name string) (map[string]any, error) {
	file, err := f.FS.Open(name)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	text, err := io.ReadAll(io.LimitReader(file, maxFile+1))
	switch {
	case err != nil:
		return nil, fmt.Errorf("reading %s: %w", name, err)
	case len(text) > maxFile:
		return nil, fmt.Errorf("reading %s: it has more than %d bytes", name, maxFile)
	}
	d := json.NewDecoder(bytes.NewReader(text))
	d.UseNumber()
	var answer map[string]any
	if err := d.Decode(&answer); err != nil {
		return nil, fmt.Errorf("reading %s: %w", name, err)
	}
	return answer, nil
}

// isAbsent reports whether there is no such file.
func isAbsent(err error) bool { return errors.Is(err, fs.ErrNotExist) }

// kebab writes an operation as the AWS CLI does: DescribeDBInstances as
// describe-db-instances.
func kebab(s string) string {
	var b strings.Builder
	letters := []rune(s)
	for i, r := range letters {
		if unicode.IsUpper(r) && i > 0 && (unicode.IsLower(letters[i-1]) || i+1 < len(letters) && unicode.IsLower(letters[i+1])) {
			b.WriteByte('-')
		}
		b.WriteRune(unicode.ToLower(r))
	}
	return b.String()
}
