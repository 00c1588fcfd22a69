package cloud

import (
	"bytes"
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
)

// Version is that of the format of snapshots.
const Version = 1

// AllTypes stands for all types in a [Reading] and an [Unreadable].
const AllTypes = "*"

// FileName is what a snapshot is called that lies beside the code, for editors.
const FileName = "parapet.live.json"

// A Resource is one thing that a cloud reports.
type Resource struct {
	// Type is canonical: aws_s3_bucket.
	Type string `json:"type"`
	// ID is the vendor's, as Terraform's state has it.
	ID string `json:"id"`
	// Account and Region are where it is; Region is "" for what is global.
	Account string `json:"account,omitempty"`
	Region  string `json:"region,omitempty"`
	// Attributes are canonical: blocks that may stand once are objects, others
	// lists of objects. What is not set is absent.
	Attributes map[string]any `json:"attributes"`
	// Unread are attributes that could not be read: nothing is known of them.
	Unread []string `json:"unread,omitempty"`
	// MadeBy says which controller has made the resource: "Auto Scaling group
	// web". It is "" for what somebody has to answer for.
	MadeBy string `json:"madeBy,omitempty"`
	// Address is the one that a Terraform state knows it by.
	Address string `json:"address,omitempty"`
	// Held are attributes that controllers alone write, by path, and the controller:
	// of objects of Kubernetes, "spec.replicas".
	Held map[string]string `json:"held,omitempty"`
}

// A Reading says that all resources of a type were read in one place.
type Reading struct {
	// Type is canonical, or [AllTypes]. For Kubernetes it is a group and kind,
	// "apps.Deployment".
	Type    string `json:"type"`
	Account string `json:"account,omitempty"`
	Region  string `json:"region,omitempty"`
	// Namespace is the only one that was read, "" for all.
	Namespace string `json:"namespace,omitempty"`
}

// An Unreadable is a call that was denied or failed.
type Unreadable struct {
	// Call names it as the vendor does: "ec2:DescribeVpcs".
	Call string `json:"call"`
	// Type is what it would have told about, and Resource the id of the one that it was
	// about, if it was one. A "*" behind a beginning stands for all types that begin so:
	// "aws_*" where an account is not readable, "apps.*" where a group is not.
	Type     string `json:"type"`
	Resource string `json:"resource,omitempty"`
	Account  string `json:"account,omitempty"`
	Region   string `json:"region,omitempty"`
	// Namespace is the one that it would have told about, "" for all.
	Namespace string `json:"namespace,omitempty"`
	Reason    string `json:"reason"`
}

// Covers reports whether the call would have told about a type.
func (u Unreadable) Covers(typ string) bool {
	beginning, several := strings.CutSuffix(u.Type, "*")
	return u.Type == typ || several && beginning != "" && strings.HasPrefix(typ, beginning)
}

// A Snapshot is what was read at one time.
type Snapshot struct {
	Version    int          `json:"version"`
	Resources  []Resource   `json:"resources"`
	Readings   []Reading    `json:"readings"`
	Unreadable []Unreadable `json:"unreadable,omitempty"`
	// Namespace is where objects of Kubernetes are that name none: that of the context
	// by which they were read, "" where nobody knows.
	Namespace string `json:"namespace,omitempty"`
}

// Read reports whether all resources of a type were read in an account and a region;
// "" stands for all of them that the snapshot is about. An account that is known to be
// read is so whatever an unknown one says.
func (s *Snapshot) Read(typ, account, region string) bool {
	there := func(a, r string) bool {
		return (a == "" || account == "" || a == account) && (r == "" || region == "" || r == region)
	}
	read, exact := false, false
	for _, r := range s.Readings {
		if (r.Type == typ || r.Type == AllTypes) && there(r.Account, r.Region) {
			read = true
			exact = exact || r.Account != "" && r.Account == account
		}
	}
	return read && !slices.ContainsFunc(s.Unreadable, func(u Unreadable) bool {
		return u.Covers(typ) && u.Resource == "" && there(u.Account, u.Region) && (u.Account != "" || !exact)
	})
}

// Add takes over what another snapshot has.
func (s *Snapshot) Add(o *Snapshot) {
	s.Resources = append(s.Resources, o.Resources...)
	s.Readings = append(s.Readings, o.Readings...)
	s.Unreadable = append(s.Unreadable, o.Unreadable...)
	s.Namespace = cmp.Or(s.Namespace, o.Namespace)
}

// Without returns the part of a snapshot whose readings do not match; what was read by
// them is told by the same function about its type.
func (s *Snapshot) Without(match func(typ string) bool) *Snapshot {
	return &Snapshot{
		Resources:  slices.DeleteFunc(slices.Clone(s.Resources), func(r Resource) bool { return match(r.Type) }),
		Readings:   slices.DeleteFunc(slices.Clone(s.Readings), func(r Reading) bool { return match(r.Type) }),
		Unreadable: slices.DeleteFunc(slices.Clone(s.Unreadable), func(u Unreadable) bool { return match(u.Type) }),
	}
}

// Sort puts a snapshot into the order in which it is written.
func (s *Snapshot) Sort() {
	slices.SortFunc(s.Resources, func(a, b Resource) int {
		return cmp.Or(cmp.Compare(a.Account, b.Account), cmp.Compare(a.Region, b.Region),
			cmp.Compare(a.Type, b.Type), cmp.Compare(a.ID, b.ID), cmp.Compare(a.Address, b.Address))
	})
	slices.SortFunc(s.Readings, func(a, b Reading) int {
		return cmp.Or(cmp.Compare(a.Account, b.Account), cmp.Compare(a.Region, b.Region), cmp.Compare(a.Type, b.Type),
			cmp.Compare(a.Namespace, b.Namespace))
	})
	slices.SortFunc(s.Unreadable, func(a, b Unreadable) int {
		return cmp.Or(cmp.Compare(a.Account, b.Account), cmp.Compare(a.Region, b.Region),
			cmp.Compare(a.Call, b.Call), cmp.Compare(a.Type, b.Type), cmp.Compare(a.Resource, b.Resource),
			cmp.Compare(a.Namespace, b.Namespace))
	})
}

// ErrFormat is wrapped by errors about text that is no snapshot.
var ErrFormat = errors.New("not a snapshot of parapet drift")

// Parse reads a snapshot. Numbers stay as they are written. The error wraps
// [ErrFormat].
func Parse(text []byte) (*Snapshot, error) {
	d := json.NewDecoder(bytes.NewReader(text))
	d.UseNumber()
	d.DisallowUnknownFields()
	var s Snapshot
	if err := d.Decode(&s); err != nil {
		return nil, fmt.Errorf("%w: %w", ErrFormat, err)
	}
	if _, err := d.Token(); err != io.EOF {
		return nil, fmt.Errorf("%w: text behind its end", ErrFormat)
	}
	if s.Version != Version {
		return nil, fmt.Errorf("%w: version %d, and this parapet reads version %d", ErrFormat, s.Version, Version)
	}
	return &s, nil
}

// Text returns the snapshot as it is written to a file.
func (s *Snapshot) Text() ([]byte, error) {
	s.Version = Version
	s.Sort()
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	if err := e.Encode(s); err != nil {
		return nil, err
	}
	return b.Bytes(), nil
}

// Write puts the snapshot into a file, whole or not at all. Only the user can read
// it: it tells how an environment is built.
func (s *Snapshot) Write(name string) error {
	text, err := s.Text()
	if err != nil {
		return err
	}
	return whole(name, text)
}
