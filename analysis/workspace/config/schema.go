package config

import _ "embed"

// Schema is the JSON schema (2020-12) of the configuration.
//
//go:embed parapet.schema.json
var Schema string
