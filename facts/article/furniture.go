package article

import (
	"strings"
	"unicode"
)

// wholeFurniture are lines that sites put between paragraphs, in lower case, without marks at their ends.
var wholeFurniture = lines(`advertisement
advertisment
ad
sponsored
sponsored content
story continues below
story continues below advertisement
article continues below
article continues below advertisement
continue reading
continue reading below
leave a reply
leave a comment
leave your comment
post a comment
view comments
show comments
comments
add a comment
share
share this
share this article
share this story
share on facebook
share on twitter
tweet
facebook
twitter
pinterest
linkedin
whatsapp
reddit
google plus
email
e-mail
print
pocket
copy link
related
related stories
related story
related articles
related article
related content
related links
related coverage
related topics
related news
read more
read next
read also
also read
see also
up next
more stories
more news
more local news
more on this story
most read
most popular
most viewed
most shared
trending
trending now
recommended
recommended for you
you may also like
you might also like
top stories
editor's picks
don't miss
photo
photos
video
videos
gallery
enlarge
enlarge this image
click to enlarge
scroll down for video
view gallery
toggle caption
hide caption
buy photo
play video
watch live
sign in
log in
subscribe
subscribe now
newsletter
newsletters
back to top
skip to content
skip to main content
menu
search
loading
follow us
about the author
tags
end
ends
full text
abstract
-30-`)

// openFurniture begin lines that are furniture up to a length in bytes.
var openFurniture = []struct {
	words string
	most  int
}{
	{"read more:", 200}, {"read more about", 160}, {"read more on ", 160}, {"read more at ", 160}, {"read more from ", 160},
	{"read also:", 200}, {"also read:", 200}, {"read next:", 200}, {"read:", 160}, {"see also:", 200}, {"see more:", 200}, {"more:", 160},
	{"watch:", 160}, {"watch live:", 160}, {"watch the video", 120}, {"listen:", 160}, {"related:", 200}, {"related stories", 160},
	{"related coverage", 160}, {"related articles", 160}, {"more from ", 80}, {"more on this", 80}, {"share this", 120}, {"share on ", 80},
	{"follow us ", 160}, {"follow @", 120}, {"like us on ", 120}, {"find us on ", 120}, {"subscribe to ", 160}, {"subscribe for ", 160},
	{"sign up for ", 200}, {"sign up to ", 200}, {"sign up here", 160}, {"sign up now", 160}, {"get the latest ", 160}, {"get our ", 160},
	{"download the ", 120}, {"download our ", 120}, {"click here", 160}, {"tap here", 160}, {"we use cookies", 400}, {"this site uses cookies", 400},
	{"this website uses cookies", 400}, {"our website uses cookies", 400}, {"by continuing to use this", 400}, {"by using this site", 400},
	{"accept all cookies", 160}, {"accept cookies", 160}, {"manage cookies", 160}, {"cookie settings", 160}, {"cookie policy", 160},
	{"read or share this story", 200}, {"join the conversation", 160}, {"view this post on", 160}, {"a post shared by", 160},
	{"advertisement continue", 120}, {"photo: ", 70}, {"photo by ", 70}, {"photos: ", 70}, {"image: ", 70}, {"image source", 100},
	{"image credit", 100}, {"picture: ", 70}, {"photograph: ", 70}, {"photo credit", 100}, {"photo courtesy", 100}, {"file photo", 70},
	{"(photo: ", 100}, {"(photo by ", 100}, {"(photo/", 100}, {"[photo", 100}, {"(image: ", 100}, {"(picture: ", 100}, {"(ap photo", 100},
	{"(file photo", 80}, {"enlarge this image", 160}, {"have a news tip", 160}, {"got a news tip", 160}, {"if you have a news tip", 160},
}

// ownedFurniture are words of a rights notice anywhere in a line.
var ownedFurniture = []string{"all rights reserved", "may not be published, broadcast, rewritten"}

// isFurniture reports whether a trimmed line is page furniture: menus, sharing, promotion, rights, photo credits. Its cost does not grow with the line.
func isFurniture(line string) bool {
	if len(line) == 0 || len(line) > 400 {
		return false
	}
	c := line[0]
	if !hasLetter(line) && len(line) > 1 {
		return rule(line)
	}
	low := strings.ToLower(strings.ReplaceAll(line, "’", "'"))
	if len(low) <= 48 && wholeFurniture[strings.Trim(low, " .:…!|•·-–—*[]()>»")] {
		return true
	}
	for _, f := range openFurniture {
		if len(low) <= f.most && f.words[0] == low[0] && strings.HasPrefix(low, f.words) {
			return true
		}
	}
	if c == 'C' || c == 'c' || c == '(' || c == 0xc2 {
		if rightsNotice(low) {
			return true
		}
	}
	for _, w := range ownedFurniture {
		if strings.Contains(low, w) {
			return true
		}
	}
	return addressOnly(low)
}

// rightsNotice reports "© 2024 …", "Copyright 2024 …", "(c) 2024 …".
func rightsNotice(low string) bool {
	rest := low
	for {
		cut := strings.TrimLeft(rest, " ©")
		for _, p := range []string{"copyright", "(c)"} {
			cut = strings.TrimPrefix(cut, p)
		}
		if cut == rest {
			break
		}
		rest = cut
	}
	return len(rest) < len(low) && len(low) <= 200 && (rest == "" || isDigit(rest[0]) || rest[0] == ':' || strings.HasPrefix(low, "©") || strings.HasPrefix(rest, "by "))
}

// addressOnly reports a line of one e-mail address, web address or handle.
func addressOnly(low string) bool {
	if len(low) > 120 || strings.ContainsRune(low, ' ') {
		return false
	}
	return strings.HasPrefix(low, "http://") || strings.HasPrefix(low, "https://") || strings.HasPrefix(low, "www.") ||
		strings.HasPrefix(low, "twitter.com/") || strings.IndexByte(low, '@') >= 0 && strings.IndexByte(low, '.') >= 0
}

// rule reports a line drawn of marks: "___", "***", "###".
func rule(line string) bool {
	return strings.Trim(line, "_*#-=~•.—– ") == ""
}

func hasLetter(s string) bool {
	return strings.IndexFunc(s, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }) >= 0
}

// lines makes a set of the lines of a text.
func lines(text string) map[string]bool {
	m := map[string]bool{}
	for _, l := range strings.Split(text, "\n") {
		m[l] = true
	}
	return m
}
