package dates

// How a named day falls in a year.
const (
	fixedDay    = iota // a day of a month
	nthWeekday         // the n-th weekday of a month, 5 for the last
	easterDay          // days after Easter Sunday
	orthodoxDay        // days after Easter Sunday of the Orthodox churches
	dayAfterNth        // the day after the n-th weekday of a month
	weekdayFrom        // the first such weekday on or after a day of a month
	lunarDay           // the day of a list, by year
	hebrewDay          // a day of a month of the Hebrew calendar
	islamicDay         // a day of a month of the tabular Islamic calendar; sightings of the moon move it by a day
	noDay              // a name that is no date: it only keeps its words from being read as one
)

// namedDayRow is one day. Where a name falls on other days elsewhere, rows with countries stand before the one without.
type namedDayRow struct {
	names     string // alternatives, separated by ";"; an apostrophe word is written as its own token
	how       int
	a, b      int    // month and day; month and 10*weekday+n; days after Easter; month and 100*weekday+day
	countries string // codes of the countries whose articles mean this day, "" for all others
}

// namedDays are holidays and named days that English-language news writes without a date, and names that hold a word for a day.
var namedDays = []namedDayRow{
	{"new year 's day;new years day;new year 's;new year ’ s", fixedDay, 1, 1, ""},
	{"new year 's eve;new years eve;hogmanay", fixedDay, 12, 31, ""},
	{"epiphany;twelfth night;three kings day", fixedDay, 1, 6, ""},
	{"orthodox christmas", fixedDay, 1, 7, ""},
	{"martin luther king day;martin luther king jr. day;martin luther king , jr. day;martin luther king jr. holiday;mlk day", nthWeekday, 1, 13, ""},
	{"lunar new year;chinese new year;tet", lunarDay, lunarNewYear, 0, ""},
	{"burns night", fixedDay, 1, 25, ""},
	{"australia day", fixedDay, 1, 26, ""},
	{"holocaust memorial day;holocaust remembrance day", fixedDay, 1, 27, "GB US DE FR IT PL"},
	{"groundhog day", fixedDay, 2, 2, ""},
	{"waitangi day", fixedDay, 2, 6, ""},
	{"valentine 's day;valentines day;valentine ’ s day", fixedDay, 2, 14, ""},
	{"presidents day;presidents ' day;president 's day;washington 's birthday", nthWeekday, 2, 13, ""},
	{"st . patrick 's day;st. patrick 's day;saint patrick 's day;st patrick 's day", fixedDay, 3, 17, ""},
	{"nowruz", fixedDay, 3, 20, ""},
	{"shrove tuesday;mardi gras;fat tuesday", easterDay, -47, 0, ""},
	{"ash wednesday", easterDay, -46, 0, ""},
	{"orthodox easter", orthodoxDay, 0, 0, ""},
	{"palm sunday", easterDay, -7, 0, ""},
	{"maundy thursday;holy thursday", easterDay, -3, 0, ""},
	{"good friday", easterDay, -2, 0, ""},
	{"holy saturday", easterDay, -1, 0, ""},
	{"easter sunday;easter day;easter", orthodoxDay, 0, 0, "RU UA GR RS BG RO CY GE BY MD ET MK ME"},
	{"easter sunday;easter day;easter", easterDay, 0, 0, ""},
	{"easter monday", easterDay, 1, 0, ""},
	{"ascension day", easterDay, 39, 0, ""},
	{"pentecost sunday;pentecost;whit sunday", easterDay, 49, 0, ""},
	{"whit monday", easterDay, 50, 0, ""},
	{"corpus christi day", easterDay, 60, 0, ""},
	{"april fools day;april fool 's day;april fools ' day", fixedDay, 4, 1, ""},
	{"patriots day;patriots ' day;patriot 's day", nthWeekday, 4, 13, ""},
	{"earth day", fixedDay, 4, 22, ""},
	{"st . george 's day;st. george 's day;st george 's day", fixedDay, 4, 23, ""},
	{"anzac day", fixedDay, 4, 25, ""},
	{"may day;international workers ' day", fixedDay, 5, 1, ""},
	{"cinco de mayo", fixedDay, 5, 5, ""},
	{"victory day", fixedDay, 5, 9, "RU UA BY KZ AM AZ GE KG MD TJ UZ"},
	{"mothering sunday", easterDay, -21, 0, ""},
	{"mother 's day;mothers day;mothers ' day", easterDay, -21, 0, "GB IE"},
	{"mother 's day;mothers day;mothers ' day", nthWeekday, 5, 72, ""},
	{"victoria day", weekdayFrom, 5, 118, ""},
	{"memorial day", nthWeekday, 5, 15, ""},
	{"father 's day;fathers day;fathers ' day", nthWeekday, 9, 71, "AU NZ"},
	{"father 's day;fathers day;fathers ' day", nthWeekday, 6, 73, ""},
	{"juneteenth", fixedDay, 6, 19, ""},
	{"midsummer day", fixedDay, 6, 24, ""},
	{"canada day", fixedDay, 7, 1, ""},
	{"fourth of july", fixedDay, 7, 4, ""},
	{"independence day", fixedDay, 8, 15, "IN"},
	{"independence day", fixedDay, 8, 14, "PK"},
	{"independence day", fixedDay, 8, 24, "UA"},
	{"independence day", fixedDay, 8, 17, "ID"},
	{"independence day", fixedDay, 10, 1, "NG"},
	{"independence day", fixedDay, 3, 6, "GH"},
	{"independence day", fixedDay, 12, 12, "KE"},
	{"independence day", fixedDay, 6, 12, "PH"},
	{"independence day", fixedDay, 7, 20, "CO"},
	{"independence day", fixedDay, 9, 16, "MX"},
	{"independence day", fixedDay, 9, 7, "BR"},
	{"independence day", fixedDay, 3, 26, "BD"},
	{"independence day", fixedDay, 2, 4, "LK"},
	{"independence day", fixedDay, 11, 11, "PL"},
	{"independence day", fixedDay, 7, 4, "US"},
	{"bastille day", fixedDay, 7, 14, ""},
	{"republic day", fixedDay, 1, 26, "IN"},
	{"republic day", fixedDay, 10, 29, "TR"},
	{"freedom day", fixedDay, 4, 27, "ZA"},
	{"labour day;labor day", fixedDay, 5, 1, "GB IE IN FR DE IT ES PT CN RU ZA NG KE GH PH SG MY HK PK BD TR GR BR MX"},
	{"labor day;labour day", nthWeekday, 9, 11, ""},
	{"rosh hashanah", hebrewDay, tishri, 1, ""},
	{"yom kippur", hebrewDay, tishri, 10, ""},
	{"sukkot", hebrewDay, tishri, 15, ""},
	{"simchat torah", hebrewDay, tishri, 23, ""},
	{"hanukkah;chanukah", hebrewDay, kislev, 25, ""},
	{"purim", hebrewDay, adar, 14, ""},
	{"passover", hebrewDay, nisan, 15, ""},
	{"eid al - fitr;eid - al - fitr;eid ul - fitr", islamicDay, 10, 1, ""},
	{"eid al - adha;eid - al - adha;eid ul - adha", islamicDay, 12, 10, ""},
	{"ashura", islamicDay, 1, 10, ""},
	{"diwali;deepavali", lunarDay, diwali, 0, ""},
	{"columbus day;indigenous peoples ' day;indigenous peoples day", nthWeekday, 10, 12, ""},
	{"halloween;hallowe'en", fixedDay, 10, 31, ""},
	{"all saints day;all saints ' day", fixedDay, 11, 1, ""},
	{"all souls day;all souls ' day;day of the dead", fixedDay, 11, 2, ""},
	{"guy fawkes night;guy fawkes day;bonfire night", fixedDay, 11, 5, ""},
	{"remembrance sunday", nthWeekday, 11, 72, ""},
	{"veterans day;veterans ' day;armistice day;remembrance day", fixedDay, 11, 11, ""},
	{"thanksgiving day;thanksgiving", nthWeekday, 10, 12, "CA"},
	{"thanksgiving day;thanksgiving", nthWeekday, 11, 44, ""},
	{"election day", dayAfterNth, 11, 11, "US"},
	{"black friday", dayAfterNth, 11, 44, ""},
	{"cyber monday", weekdayFrom, 11, 126, ""},
	{"christmas eve", fixedDay, 12, 24, ""},
	{"christmas day;christmas", fixedDay, 12, 25, ""},
	{"boxing day;st . stephen 's day;st. stephen 's day", fixedDay, 12, 26, ""},
	{"kwanzaa", fixedDay, 12, 26, ""},

	{"black monday;black tuesday;black wednesday;black thursday;bloody sunday;bloody friday;bloody monday;super tuesday;super sunday;super saturday;giving tuesday", noDay, 0, 0, ""},
	{"sheffield wednesday;ruby tuesday;casual friday;stormy monday;happy mondays;freaky friday;ash barty;arctic monkeys", noDay, 0, 0, ""},
	{"taking back sunday", noDay, 0, 0, ""},
	{"veterans affairs;independence hall;independence party;christmas island;easter island;easter seals;easter rising;tet offensive", noDay, 0, 0, ""},
	{"all day;any day;any time;all night", noDay, 0, 0, ""},
	{"march madness;august wilson;april fool;may day call", noDay, 0, 0, ""},
}

// Lists of days that follow the moon and are not reckoned here, as month*100+day from the first year on.
const (
	lunarNewYear = iota
	diwali
)

const firstLunarYear = 2000

var lunarDays = [...][]int{
	lunarNewYear: {205, 124, 212, 201, 122, 209, 129, 218, 207, 126, 214, 203, 123, 210, 131, 219, 208, 128, 216, 205, 125, 212, 201, 122, 210, 129, 217, 206, 126, 213, 203},
	diwali:       {1026, 1114, 1104, 1025, 1112, 1101, 1021, 1109, 1028, 1017, 1105, 1026, 1113, 1103, 1023, 1111, 1030, 1019, 1107, 1027, 1114, 1104, 1024, 1112, 1031, 1020},
}
