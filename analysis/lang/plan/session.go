package plan

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"strings"

	"github.com/parapet-iac/parapet/analysis/lang/jsontext"
	"github.com/parapet-iac/parapet/analysis/model"
	"github.com/parapet-iac/parapet/analysis/source"
)

// Language is the name of the front end: of what stands in the document itself,
// since no code beside it declares it.
const Language = "plan"

// A Configuration is the front end for the code that may lie beside a plan.
type Configuration interface {
	Update(ctx context.Context, changed []string, more bool) (model.Delta, error)
	File(path string) *source.File
	Diagnostics(path string) []source.Diagnostic
	Comments(path string) []model.Comment
	CommentPlace(path string, offset int) (at int, indent string, ok bool)
	Compare(a, b *model.Declaration) int
	Meaning(ctx context.Context, path string, offset int) (model.Meaning, bool)
	References(ctx context.Context, path string, start, end int) []model.Meaning
}

// A Session is a front end for one plan or state: what it holds, at the places of
// the code that declares it where there is such code. Resources that the code
// declares and the document does not hold are left out; providers and data sources
// stay. It is used by one goroutine.
type Session struct {
	Configuration
	disk fs.FS
	name string
	file *source.File
	diag []source.Diagnostic
	code map[*model.Declaration]*model.Resource // by the configuration's declaration
	last []*model.Declaration                   // what has been declared so far
}

// NewSession returns a session for the document of a name in a file system.
func NewSession(disk fs.FS, name string, code Configuration) *Session {
	return &Session{Configuration: code, disk: disk, name: name, code: map[*model.Declaration]*model.Resource{}}
}

// A stand says where a declaration stands: in the code, or in the document.
type stand struct {
	code  *model.Declaration // nil for the document alone
	index int
}

// Update reads the code and the document again. The error is that of ctx or of
// listing the folder; what is wrong with the document is a diagnostic.
func (s *Session) Update(ctx context.Context, changed []string, more bool) (model.Delta, error) {
	delta, err := s.Configuration.Update(ctx, changed, more)
	if err != nil {
		return delta, err
	}
	for _, d := range delta.Declarations {
		if s.code[d] = d.Resource; d.Resource == nil {
			delete(s.code, d)
		}
	}
	delta.Declarations = nil
	for _, d := range s.last { // all are declared anew
		d.Resource = nil
		delta.Declarations = append(delta.Declarations, d)
	}
	doc := s.read()
	delta.Files, delta.Diagnosed = append(delta.Files, s.name), append(delta.Diagnosed, s.name)
	s.last = s.declare(doc)
	delta.Declarations = append(delta.Declarations, s.last...)
	return delta, nil
}

// maxSize bounds a document.
const maxSize = 256 << 20

// read reads the document, empty where it cannot.
func (s *Session) read() *Document {
	s.diag = nil
	text, err := readFile(s.disk, s.name)
	s.file = source.NewFile(s.name, source.NewText(text), s.file)
	fail := func(at source.Range, err error) *Document {
		s.diag = append(s.diag, source.Diagnostic{Severity: source.Error, Range: at, Summary: err.Error()})
		return &Document{}
	}
	whole := source.Range{Anchor: s.file.Whole}
	if err != nil {
		return fail(whole, err)
	}
	doc, err := Read(text, func(start, end int) source.Range {
		return source.Range{Anchor: s.file.Whole, Start: uint32(start), End: uint32(end)}
	})
	if err != nil {
		var syntax *jsontext.SyntaxError
		if errors.As(err, &syntax) {
			whole.Start, whole.End = uint32(syntax.Offset), uint32(syntax.Offset)
		}
		return fail(whole, err)
	}
	return doc
}

func readFile(disk fs.FS, name string) ([]byte, error) {
	f, err := disk.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	text, err := io.ReadAll(io.LimitReader(f, maxSize+1))
	if err == nil && len(text) > maxSize {
		return nil, fmt.Errorf("%s has more than %d bytes", name, maxSize)
	}
	return text, err
}

// declare returns what a document holds, and what of the code stays.
func (s *Session) declare(doc *Document) []*model.Declaration {
	byAddress := map[model.Address]*model.Declaration{}
	for d, r := range s.code {
		byAddress[r.Address] = d
	}
	instances := doc.Instances
	for _, i := range doc.Prior {
		if strings.HasPrefix(i.Type, "data.") {
			instances = append(instances, i)
		}
	}
	var out []*model.Declaration
	placed := map[*model.Declaration]bool{}
	for n, i := range instances {
		d := byAddress[i.Address]
		if d == nil { // code of which it is not known how many there are
			base := strings.TrimSuffix(string(i.Address), "["+i.Index+"]")
			if d = byAddress[model.Address(base)]; d == nil {
				d = byAddress[model.Address(base+"[*]")]
			}
		}
		if d == nil {
			out = append(out, &model.Declaration{Resource: s.alone(i), At: stand{index: n}})
			continue
		}
		placed[d] = true
		out = append(out, &model.Declaration{Resource: Place(s.code[d], i), At: stand{d, n}})
	}
	for d, r := range s.code {
		if !placed[d] && (strings.HasPrefix(r.Type, "data.") || strings.HasPrefix(r.Type, "provider.")) {
			out = append(out, &model.Declaration{Resource: r, At: stand{code: d}})
		}
	}
	return out
}

// alone returns an instance that stands in the document.
func (s *Session) alone(i Instance) *model.Resource {
	head := i.Range
	head.End = head.Start + 1
	return &model.Resource{
		Type: i.Type, Address: i.Address, Value: i.Value,
		Origin: model.Origin{Language: Language, Stack: ".", Header: head, Block: i.Range, Instance: i.Index},
	}
}

// File returns a file of the code, or the document.
func (s *Session) File(path string) *source.File {
	if path == s.name {
		return s.file
	}
	return s.Configuration.File(path)
}

// Diagnostics returns what is wrong with a file.
func (s *Session) Diagnostics(path string) []source.Diagnostic {
	if path == s.name {
		return s.diag
	}
	return s.Configuration.Diagnostics(path)
}

// Comments returns those of a file of the code: JSON has none.
func (s *Session) Comments(path string) []model.Comment {
	if path == s.name {
		return nil
	}
	return s.Configuration.Comments(path)
}

// CommentPlace returns no place in the document.
func (s *Session) CommentPlace(path string, offset int) (at int, indent string, ok bool) {
	if path == s.name {
		return 0, "", false
	}
	return s.Configuration.CommentPlace(path, offset)
}

// Compare orders what stands in the code before what stands in the document.
func (s *Session) Compare(a, b *model.Declaration) int {
	x, y := a.At.(stand), b.At.(stand)
	switch {
	case x.code == nil && y.code == nil:
		return x.index - y.index
	case x.code == nil:
		return 1
	case y.code == nil:
		return -1
	case x.code == y.code:
		return x.index - y.index
	}
	return s.Configuration.Compare(x.code, y.code)
}
