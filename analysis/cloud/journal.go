package cloud

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"sync"
)

// A Journal keeps what has been read while a reading goes on, so that one that is
// interrupted can be resumed. It is a file of lines, each a piece of the snapshot;
// a last line that is not whole does not count.
type Journal struct {
	mu   sync.Mutex // guards file
	file *os.File
	done Snapshot
}

// OpenJournal opens a journal, or makes one.
func OpenJournal(name string) (*Journal, error) {
	f, err := os.OpenFile(name, os.O_RDWR|os.O_CREATE, 0o600)
	if err != nil {
		return nil, err
	}
	j := &Journal{file: f}
	end, err := j.read()
	if err == nil {
		err = f.Truncate(end)
	}
	if err == nil {
		_, err = f.Seek(end, io.SeekStart)
	}
	if err != nil {
		return nil, errors.Join(fmt.Errorf("resuming %s: %w", name, err), f.Close())
	}
	return j, nil
}

// read takes over the lines that are whole, and returns where they end.
func (j *Journal) read() (end int64, err error) {
	r := bufio.NewReader(j.file)
	for {
		line, err := r.ReadBytes('\n')
		if err == io.EOF {
			return end, nil
		}
		if err != nil {
			return 0, err
		}
		d := json.NewDecoder(bytes.NewReader(line))
		d.UseNumber()
		var piece Snapshot
		if d.Decode(&piece) != nil || piece.Version != Version {
			return end, nil
		}
		j.done.Add(&piece)
		end += int64(len(line))
	}
}

// Has reports whether a reading is in the journal.
func (j *Journal) Has(r Reading) bool {
	return j != nil && slices.Contains(j.done.Readings, r)
}

// Resumed returns what earlier runs have read.
func (j *Journal) Resumed() *Snapshot {
	if j == nil {
		return &Snapshot{}
	}
	return &j.done
}

// Add writes a piece down. A nil journal keeps nothing.
func (j *Journal) Add(piece *Snapshot) error {
	if j == nil {
		return nil
	}
	piece.Version = Version
	line, err := json.Marshal(piece)
	if err != nil {
		return err
	}
	j.mu.Lock()
	defer j.mu.Unlock()
	_, err = j.file.Write(append(line, '\n'))
	return err
}

// Remove deletes the journal, whose reading has come to its end.
func (j *Journal) Remove() error {
	if j == nil {
		return nil
	}
	return errors.Join(j.file.Close(), os.Remove(j.file.Name()))
}

// Close lets go of the file and leaves it for the next run.
func (j *Journal) Close() error {
	if j == nil {
		return nil
	}
	return j.file.Close()
}
