package git

import (
	"bufio"
	"fmt"
	"io"
	"os/exec"
	"strconv"
	"strings"

	"piao/plan/diag"
	"piao/plan/lang"
)

// Blobs reads contents by their hashes, all through one running git. Git ends at one
// that a partial clone lacks, so that another git must go on.
type Blobs struct {
	name string
	cmd  *exec.Cmd
	in   io.WriteCloser
	out  *bufio.Reader
}

// OpenBlobs starts reading contents from the repository around a file.
func OpenBlobs(name string) (*Blobs, error) {
	dir, _ := Around(name)
	cmd := command(dir, "cat-file", "--batch")
	in, err := cmd.StdinPipe()
	if err != nil {
		return nil, err
	}
	out, err := cmd.StdoutPipe()
	if err != nil {
		return nil, err
	}
	if err := cmd.Start(); err != nil {
		return nil, cannotRun(err)
	}
	return &Blobs{name, cmd, in, bufio.NewReader(out)}, nil
}

var lacking = sorry(lang.Say("git non ne ha il contenuto", "git does not have its content"))

// Read is the content with a hash, or why it cannot be read.
func (b *Blobs) Read(hash string) ([]byte, *Error) {
	if _, err := fmt.Fprintln(b.in, hash); err != nil {
		return nil, lacking
	}
	head, err := b.out.ReadString('\n')
	if err != nil {
		b.Close()
		if again, err := OpenBlobs(b.name); err == nil {
			*b = *again
		}
		return nil, lacking
	}
	words := strings.Fields(head)
	if len(words) != 3 {
		return nil, lacking
	}
	size, err := strconv.ParseInt(words[2], 10, 64)
	if err != nil {
		return nil, lacking
	}
	if size > diag.FileMiB.Bytes() {
		io.CopyN(io.Discard, b.out, size+1)
		return nil, sorry(diag.FileMiB.Past())
	}
	text := make([]byte, size+1) // with the line end that git adds
	if _, err := io.ReadFull(b.out, text); err != nil {
		return nil, lacking
	}
	if words[1] != "blob" {
		return nil, lacking
	}
	return text[:size], nil
}

// Close ends the reading.
func (b *Blobs) Close() {
	b.in.Close()
	io.Copy(io.Discard, b.out)
	b.cmd.Wait()
}
