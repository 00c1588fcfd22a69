package client

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net"
	"strconv"
	"time"

	apierrors "k8s.io/apimachinery/pkg/api/errors"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/apis/meta/v1/unstructured"
	"k8s.io/apimachinery/pkg/runtime/schema"
	"k8s.io/apimachinery/pkg/util/wait"
	"k8s.io/client-go/dynamic"

	"github.com/parapet-iac/parapet/analysis/cloud/kubernetes"
)

// pageSize is how many objects are asked for at once:
// https://kubernetes.io/docs/reference/using-api/api-concepts/#retrieving-large-results-sets-in-chunks.
const pageSize = 500

// maxObjects bounds the objects of a kind.
const maxObjects = 200_000

// ErrTooMany is returned for a kind of which there are more objects than are read.
var ErrTooMany = fmt.Errorf("there are more than %d", maxObjects)

// List implements kubernetes.Lister.
func (c *Client) List(ctx context.Context, k kubernetes.Kind, namespace string) ([]map[string]any, error) {
	var from dynamic.ResourceInterface = c.dynamic.Resource(schema.GroupVersionResource{Group: k.Group, Version: k.Version, Resource: k.Resource})
	if namespace != "" {
		from = c.dynamic.Resource(schema.GroupVersionResource{Group: k.Group, Version: k.Version, Resource: k.Resource}).Namespace(namespace)
	}
	return pages(func(token string) (out []map[string]any, next string, err error) {
		var list *unstructured.UnstructuredList
		err = again(ctx, func() (err error) {
			list, err = from.List(ctx, metav1.ListOptions{Limit: pageSize, Continue: token})
			return err
		})
		if err != nil {
			return nil, "", err
		}
		for i := range list.Items {
			out = append(out, list.Items[i].Object)
		}
		return out, list.GetContinue(), nil
	})
}

// A table is what the server prints of objects:
// https://kubernetes.io/docs/reference/using-api/api-concepts/#receiving-resources-as-tables.
type table struct {
	Kind     string `json:"kind"`
	Metadata struct {
		Continue string `json:"continue"`
	} `json:"metadata"`
	Columns []struct {
		Name string `json:"name"`
	} `json:"columnDefinitions"`
	Rows []struct {
		Cells []any `json:"cells"`
	} `json:"rows"`
}

// Secrets implements kubernetes.Lister. Metadata would tell more but holds values
// where kubectl has applied them, in an annotation; a table without objects has
// names and types alone.
func (c *Client) Secrets(ctx context.Context, namespace string) ([]kubernetes.Secret, error) {
	return pages(func(token string) (out []kubernetes.Secret, next string, err error) {
		text, err := raw(ctx, c.rest.Get().AbsPath("/api/v1/namespaces/"+namespace+"/secrets").
			SetHeader("Accept", "application/json;as=Table;g=meta.k8s.io;v=v1").
			Param("includeObject", "None").Param("limit", strconv.Itoa(pageSize)).Param("continue", token))
		if err != nil {
			return nil, "", err
		}
		var t table
		if err := json.Unmarshal(text, &t); err != nil {
			return nil, "", err
		}
		if t.Kind != "Table" {
			return nil, "", errors.New("the server does not print tables")
		}
		name, typ := -1, -1
		for i, col := range t.Columns {
			switch col.Name {
			case "Name":
				name = i
			case "Type":
				typ = i
			}
		}
		for _, row := range t.Rows {
			var s kubernetes.Secret
			if name >= 0 && name < len(row.Cells) {
				s.Name, _ = row.Cells[name].(string)
			}
			if typ >= 0 && typ < len(row.Cells) {
				s.Type, _ = row.Cells[typ].(string)
			}
			if s.Name == "" {
				return nil, "", errors.New("the server's table of secrets has no names")
			}
			out = append(out, s)
		}
		return out, t.Metadata.Continue, nil
	})
}

// maxRestarts bounds how often a list is begun anew whose continuation the server
// has forgotten.
const maxRestarts = 3

// pages collects all pages of a list.
func pages[T any](page func(token string) ([]T, string, error)) ([]T, error) {
	var all []T
	token := ""
	for restarts := 0; ; {
		some, next, err := page(token)
		if apierrors.IsResourceExpired(err) && token != "" && restarts < maxRestarts {
			all, token = nil, ""
			restarts++
			continue
		}
		if err != nil {
			return nil, reason(err)
		}
		if all = append(all, some...); len(all) > maxObjects {
			return nil, ErrTooMany
		}
		if token = next; token == "" {
			return all, nil
		}
	}
}

// reason returns what the server says, without the request in front of it.
func reason(err error) error {
	var status apierrors.APIStatus
	if errors.As(err, &status) && status.Status().Message != "" {
		return errors.New(status.Status().Message)
	}
	return err
}

// again makes a call, and makes it anew where it has failed for the moment. The
// client itself waits as long as the server asks for, and where it answers that
// there are too many requests.
func again(ctx context.Context, call func() error) error {
	backoff := wait.Backoff{Duration: 200 * time.Millisecond, Factor: 2, Jitter: 0.2, Steps: 5}
	for {
		err := call()
		if err == nil || !passes(err) || ctx.Err() != nil || backoff.Steps <= 1 {
			return err
		}
		select {
		case <-time.After(backoff.Step()):
		case <-ctx.Done():
			return ctx.Err()
		}
	}
}

// passes reports whether an error may be gone the next time.
func passes(err error) bool {
	if apierrors.IsServerTimeout(err) || apierrors.IsTimeout(err) || apierrors.IsInternalError(err) || apierrors.IsServiceUnavailable(err) || apierrors.IsTooManyRequests(err) {
		return true
	}
	var network net.Error
	return errors.As(err, &network) && network.Timeout()
}
