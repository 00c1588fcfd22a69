package cloud

import (
	"encoding/json"
	"strings"

	"github.com/parapet-iac/parapet/analysis/lang/plan"
	"github.com/parapet-iac/parapet/analysis/model"
	"github.com/parapet-iac/parapet/analysis/schema"
)

// FromInstances returns what a state knows, or a plan knows of what runs, as a
// snapshot. Sensitive values, and those of attributes that hold secrets, are left
// out as not read.
func FromInstances(instances []plan.Instance) *Snapshot {
	s := &Snapshot{Version: Version, Readings: []Reading{{Type: "*"}}}
	for _, i := range instances {
		if strings.HasPrefix(i.Type, "data.") {
			continue
		}
		r := Resource{Type: schema.Canonical(i.Type), Address: string(i.Address), Attributes: map[string]any{}}
		r.ID, _ = i.Value.Get("id").AsString()
		for _, a := range i.Value.Attrs() {
			if a.Value.Is(model.Sensitive) || secret[a.Name] || a.Value.Is(model.Unknown) {
				r.Unread = append(r.Unread, a.Name)
				continue
			}
			r.Attributes[a.Name] = Plain(a.Value)
		}
		if arn, ok := i.Value.Get("arn").AsString(); ok {
			// arn:partition:service:region:account:resource
			if parts := strings.SplitN(arn, ":", 6); len(parts) == 6 {
				r.Region, r.Account = parts[3], parts[4]
			}
		}
		s.Resources = append(s.Resources, r)
	}
	return s
}

// secret are attributes of AWS types that hold secrets, whether or not a state marks
// them so. Source: "Sensitive: true" in the provider's schemas, and arguments in
// which users put secrets.
var secret = map[string]bool{
	"password": true, "master_password": true, "auth_token": true, "secret_string": true, "secret_binary": true,
	"secret": true, "ses_smtp_password_v4": true, "private_key": true, "private_key_pem": true, "user_data": true,
	"user_data_base64": true, "environment": true, "token": true, "client_secret": true, "pgp_key": true, "encrypted_password": true,
	"value": true, "container_definitions": true,
}

// Plain returns a value as data of encoding/json. What is unknown or sensitive is
// left out of objects, and nil elsewhere; so are defaults that nobody has written.
func Plain(v *model.Value) any {
	if v.Is(model.Unknown) || v.Is(model.Sensitive) {
		return nil
	}
	switch v.Kind() {
	case model.Bool:
		b, _ := v.AsBool()
		return b
	case model.String:
		s, _ := v.AsString()
		return s
	case model.Number:
		n, _ := v.AsNumber()
		if n.IsInt() {
			return json.Number(n.Text('f', 0))
		}
		return json.Number(n.Text('g', -1))
	case model.List:
		out := make([]any, 0, v.Len())
		for _, e := range v.Elems() {
			out = append(out, Plain(e))
		}
		return out
	case model.Object:
		out := map[string]any{}
		for _, a := range v.Attrs() {
			if p := Plain(a.Value); p != nil && !a.Value.Is(model.Default) {
				out[a.Name] = p
			}
		}
		return out
	}
	return nil
}
