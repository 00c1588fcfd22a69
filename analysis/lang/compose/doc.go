// Package compose is the front end for files of Docker Compose
// (https://github.com/compose-spec/compose-spec/blob/main/spec.md).
//
// The files of a folder make projects: compose.yaml or docker-compose.yml with its
// override; every other file by itself if it says what its services run, and
// merged over the former if it does not. Each service of a project is a resource of
// type "compose_service", each volume, network, secret and config one of type
// "compose_volume", "compose_network", "compose_secret" or "compose_config".
//
// Services come in the long form of the specification, whichever way they are
// written: ports, volumes, secrets, configs and devices are lists of objects,
// environment, labels, networks, depends_on and the like are objects, command and
// entrypoint are lists of words. What a service extends is merged into it; what a
// project includes is loaded by itself, with the .env of its folder, and belongs to it. A
// compose_volume has services, the names of those that mount it.
//
// Variables are replaced as the specification's own library does, with the values
// in the file .env of the folder and the defaults that are written; the
// environment of the process is not looked at. What has no value is unknown.
// Nothing is read but files of the workspace.
package compose
