package client

import (
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	apierrors "k8s.io/apimachinery/pkg/api/errors"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/client-go/rest"

	"github.com/parapet-iac/parapet/analysis/cloud"
	"github.com/parapet-iac/parapet/analysis/cloud/kubernetes"
)

// aggregated asks for all groups at once, which servers do since 1.27:
// https://kubernetes.io/docs/concepts/overview/kubernetes-api/#aggregated-discovery.
const aggregated = "application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList," +
	"application/json;g=apidiscovery.k8s.io;v=v2beta1;as=APIGroupDiscoveryList,application/json"

// A discovery is an answer of /api or /apis, in the form that tells all at once, or
// in the older one that tells the groups.
type discovery struct {
	Kind  string `json:"kind"`
	Items []struct {
		Metadata struct {
			Name string `json:"name"`
		} `json:"metadata"`
		Versions []struct {
			Version   string `json:"version"`
			Freshness string `json:"freshness"`
			Resources []struct {
				Resource     string `json:"resource"`
				Scope        string `json:"scope"`
				ResponseKind struct {
					Group, Version, Kind string
				} `json:"responseKind"`
				Verbs []string `json:"verbs"`
			} `json:"resources"`
		} `json:"versions"`
	} `json:"items"`
	Versions []string `json:"versions"` // of the core group
	Groups   []struct {
		Name     string `json:"name"`
		Versions []struct {
			GroupVersion string `json:"groupVersion"`
		} `json:"versions"`
	} `json:"groups"`
}

// A resourceList is an answer of /apis/GROUP/VERSION.
type resourceList struct {
	Resources []struct {
		Name       string   `json:"name"`
		Namespaced bool     `json:"namespaced"`
		Kind       string   `json:"kind"`
		Verbs      []string `json:"verbs"`
	} `json:"resources"`
}

// found collects kinds. A kind that several versions have counts in the first, the
// one that the server prefers.
type found struct {
	kinds  []kubernetes.Kind
	seen   map[string]bool
	failed []cloud.Unreadable
}

func (f *found) add(k kubernetes.Kind, verbs []string) {
	if f.seen[k.Name()] || strings.Contains(k.Resource, "/") || !slices.Contains(verbs, "list") {
		return
	}
	f.seen[k.Name()] = true
	f.kinds = append(f.kinds, k)
}

func (f *found) fail(group, version string, reason error) {
	f.failed = append(f.failed, cloud.Unreadable{
		Call: "discover " + strings.Trim(group+"/"+version, "/"), Type: kubernetes.KindName(group, "*"), Reason: reason.Error()})
}

// Kinds implements kubernetes.Lister.
func (c *Client) Kinds(ctx context.Context) ([]kubernetes.Kind, []cloud.Unreadable, error) {
	f := &found{seen: map[string]bool{}}
	for _, path := range []string{"/api", "/apis"} {
		var d discovery
		if err := c.get(ctx, path, aggregated, &d); err != nil {
			return nil, nil, fmt.Errorf("asking %s what it serves: %w", c.name, err)
		}
		if d.Kind == "APIGroupDiscoveryList" {
			f.all(&d)
			continue
		}
		for _, v := range d.Versions {
			c.version(ctx, f, path+"/"+v, "", v)
		}
		for _, g := range d.Groups {
			for _, v := range g.Versions {
				_, version, _ := strings.Cut(v.GroupVersion, "/")
				c.version(ctx, f, path+"/"+v.GroupVersion, g.Name, version)
			}
		}
	}
	slices.SortFunc(f.kinds, func(a, b kubernetes.Kind) int { return cmp.Compare(a.Name(), b.Name()) })
	return f.kinds, f.failed, ctx.Err()
}

// all takes over what an answer tells of all groups.
func (f *found) all(d *discovery) {
	for _, g := range d.Items {
		for _, v := range g.Versions {
			if v.Freshness == "Stale" { // https://kubernetes.io/docs/reference/kubernetes-api/: the server behind it does not answer
				f.fail(g.Metadata.Name, v.Version, fmt.Errorf("the server of this group does not answer"))
				continue
			}
			for _, r := range v.Resources {
				f.add(kubernetes.Kind{Group: g.Metadata.Name, Version: v.Version, Kind: r.ResponseKind.Kind,
					Resource: r.Resource, Namespaced: r.Scope == "Namespaced"}, r.Verbs)
			}
		}
	}
}

// version asks for the kinds of one version of a group.
func (c *Client) version(ctx context.Context, f *found, path, group, version string) {
	var list resourceList
	if err := c.get(ctx, path, "application/json", &list); err != nil {
		f.fail(group, version, err)
		return
	}
	for _, r := range list.Resources {
		f.add(kubernetes.Kind{Group: group, Version: version, Kind: r.Kind, Resource: r.Name, Namespaced: r.Namespaced}, r.Verbs)
	}
}

// get asks for a path.
func (c *Client) get(ctx context.Context, path, accept string, into any) error {
	text, err := raw(ctx, c.rest.Get().AbsPath(path).SetHeader("Accept", accept))
	if err != nil {
		return reason(err)
	}
	return json.Unmarshal(text, into)
}

// raw returns an answer as it is.
func raw(ctx context.Context, r *rest.Request) (text []byte, err error) {
	err = again(ctx, func() (err error) {
		text, err = r.Do(ctx).Raw()
		var status metav1.Status
		if err == nil || json.Unmarshal(text, &status) != nil || status.Message == "" {
			return err
		}
		return &apierrors.StatusError{ErrStatus: status}
	})
	return text, err
}
