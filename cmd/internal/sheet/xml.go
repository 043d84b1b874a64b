package sheet

import (
	"bufio"
	"bytes"
	"errors"
	"io"
	"strconv"
	"strings"
	"unicode/utf8"
)

// scanner reads XML piece by piece, as far as the parts of an XLSX file need: it
// knows tags, texts and character references, and passes over everything else.
// A large sheet takes encoding/xml ten times as long.
type scanner struct {
	r    *bufio.Reader
	name string // of the tag, without its prefix
	tag  []byte // what stands between < and >
	end  bool   // it is a closing tag
	bare bool   // it has no content: <c/>
	err  error  // nil at the end of the file
}

func newScanner(r io.Reader) *scanner { return &scanner{r: bufio.NewReaderSize(r, 1<<16)} }

// maxPiece bounds a tag and a text: no cell holds more than 32,767 characters.
const maxPiece = 1 << 20

var errTooLong = errors.New("a piece of XML is too long")

// next goes to the next tag; false at the end.
func (s *scanner) next() bool {
	for s.err == nil && s.skip('<') {
		if !s.readTag() {
			return false
		}
		switch {
		case bytes.HasPrefix(s.tag, []byte("!--")):
			s.err = s.skipPast("--", s.tag[3:])
		case len(s.tag) == 0 || s.tag[0] == '!' || s.tag[0] == '?':
		default:
			s.split()
			return true
		}
		if s.err != nil {
			return false
		}
	}
	return false
}

// skip goes past the next such byte.
func (s *scanner) skip(c byte) bool {
	for {
		_, err := s.r.ReadSlice(c)
		switch err {
		case nil:
			return true
		case bufio.ErrBufferFull:
			continue
		case io.EOF:
			return false
		}
		s.err = err
		return false
	}
}

// readTag reads up to the > that closes the tag, which one in quotes does not.
func (s *scanner) readTag() bool {
	s.tag = s.tag[:0]
	for {
		part, err := s.r.ReadSlice('>')
		s.tag = append(s.tag, part...)
		if err == bufio.ErrBufferFull && len(s.tag) < maxPiece {
			continue
		}
		if err != nil {
			s.err = err
			if err == io.EOF {
				s.err = io.ErrUnexpectedEOF
			}
			return false
		}
		if bytes.Count(s.tag, []byte{'"'})%2 == 0 || s.tag[0] == '!' {
			s.tag = s.tag[:len(s.tag)-1]
			return true
		}
		if len(s.tag) > maxPiece {
			s.err = errTooLong
			return false
		}
	}
}

// skipPast goes past the end of a comment whose beginning was read.
func (s *scanner) skipPast(mark string, read []byte) error {
	tail := string(read)
	for !strings.HasSuffix(tail, mark) {
		part, err := s.r.ReadSlice('>')
		if err != nil && err != bufio.ErrBufferFull {
			return io.ErrUnexpectedEOF
		}
		tail = string(bytes.TrimSuffix(part, []byte{'>'}))
		if err == bufio.ErrBufferFull {
			tail = ""
		}
	}
	return nil
}

// split tells a tag's name and whether it opens, closes or does both.
func (s *scanner) split() {
	s.end = s.tag[0] == '/'
	if s.end {
		s.tag = s.tag[1:]
	}
	s.bare = bytes.HasSuffix(s.tag, []byte{'/'})
	s.tag = bytes.TrimSuffix(s.tag, []byte{'/'})
	cut := bytes.IndexAny(s.tag, " \t\r\n")
	if cut < 0 {
		cut = len(s.tag)
	}
	name := s.tag[:cut]
	if colon := bytes.LastIndexByte(name, ':'); colon >= 0 {
		name = name[colon+1:]
	}
	if s.name != string(name) {
		s.name = string(name)
	}
	s.tag = s.tag[cut:]
}

// attr is the value of an attribute, without its prefix; false where the tag has
// none. It is good until the next tag is read.
func (s *scanner) attr(name string) ([]byte, bool) {
	rest := s.tag
	for {
		key, after, ok := bytes.Cut(rest, []byte{'='})
		after = bytes.TrimLeft(after, " \t\r\n")
		if !ok || len(after) == 0 {
			return nil, false
		}
		value, tail, ok := bytes.Cut(after[1:], after[:1])
		if !ok {
			return nil, false
		}
		key = bytes.TrimSpace(key)
		if colon := bytes.LastIndexByte(key, ':'); colon >= 0 {
			key = key[colon+1:]
		}
		if string(key) == name {
			return value, true
		}
		rest = tail
	}
}

// text is an attribute as a text; empty where there is none.
func (s *scanner) text(name string) string {
	value, _ := s.attr(name)
	return unescape(value)
}

// content is the text up to the next tag, appended to b, as it stands in the file.
func (s *scanner) content(b []byte) []byte {
	for s.err == nil {
		part, err := s.r.ReadSlice('<')
		b = append(b, part...)
		if err == nil {
			b = b[:len(b)-1]
			s.err = s.r.UnreadByte()
			if next, _ := s.r.Peek(9); string(next) == "<![CDATA[" {
				b = s.cdata(b)
				continue
			}
			return b
		}
		if err != bufio.ErrBufferFull || len(b) > maxPiece {
			s.err = errTooLong
			if err == io.EOF {
				s.err = io.ErrUnexpectedEOF
			}
		}
	}
	return b
}

// cdata appends what stands in <![CDATA[ ]]>, escaped as other text is.
func (s *scanner) cdata(b []byte) []byte {
	var inside []byte
	for s.err == nil && !bytes.HasSuffix(inside, []byte("]]>")) {
		part, err := s.r.ReadSlice('>')
		if inside = append(inside, part...); err != nil || len(inside) > maxPiece {
			s.err = errTooLong
		}
	}
	inside = bytes.TrimSuffix(bytes.TrimPrefix(inside, []byte("<![CDATA[")), []byte("]]>"))
	return append(b, strings.NewReplacer("&", "&amp;", "<", "&lt;").Replace(string(inside))...)
}

var entities = map[string]string{"amp": "&", "lt": "<", "gt": ">", "quot": `"`, "apos": "'"}

// unescape is a text with its character references read.
func unescape(b []byte) string {
	if bytes.IndexByte(b, '&') < 0 && !bytes.Contains(b, []byte("_x")) {
		return string(b)
	}
	var s strings.Builder
	for rest := string(b); rest != ""; {
		plain, after, found := strings.Cut(rest, "&")
		s.WriteString(plain)
		if !found {
			break
		}
		name, tail, closed := strings.Cut(after, ";")
		text, known := reference(name)
		if !closed || !known {
			text, tail = "&", after
		}
		s.WriteString(text)
		rest = tail
	}
	return unhex(s.String())
}

func reference(name string) (string, bool) {
	digits, isNumber := strings.CutPrefix(name, "#")
	if !isNumber {
		text, ok := entities[name]
		return text, ok
	}
	base := 10
	if hex, ok := strings.CutPrefix(strings.ToLower(digits), "x"); ok {
		digits, base = hex, 16
	}
	n, err := strconv.ParseInt(digits, base, 32)
	return string(rune(n)), err == nil && utf8.ValidRune(rune(n))
}

// unhex reads the _x000D_ by which XLSX writes characters that XML cannot hold.
func unhex(s string) string {
	for at := 0; ; {
		next := strings.Index(s[at:], "_x")
		if next < 0 {
			return s
		}
		at += next
		if len(s) < at+7 || s[at+6] != '_' {
			at += 2
			continue
		}
		n, err := strconv.ParseUint(s[at+2:at+6], 16, 16)
		if err != nil {
			at += 2
			continue
		}
		s = s[:at] + string(rune(n)) + s[at+7:]
		at++
	}
}
