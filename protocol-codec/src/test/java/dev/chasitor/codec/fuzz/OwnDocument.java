package dev.chasitor.codec.fuzz;

import static dev.chasitor.codec.fuzz.ReportedErrors.require;
import static dev.chasitor.codec.json.JsonTypes.BOOL;
import static dev.chasitor.codec.json.JsonTypes.DOUBLE;
import static dev.chasitor.codec.json.JsonTypes.DURATION;
import static dev.chasitor.codec.json.JsonTypes.INT32;
import static dev.chasitor.codec.json.JsonTypes.INT64;
import static dev.chasitor.codec.json.JsonTypes.JSON;
import static dev.chasitor.codec.json.JsonTypes.JSON_TEXT;
import static dev.chasitor.codec.json.JsonTypes.OPAQUE;
import static dev.chasitor.codec.json.JsonTypes.TEXT;
import static dev.chasitor.codec.json.JsonTypes.enumOf;
import static dev.chasitor.codec.json.JsonTypes.list;
import static dev.chasitor.codec.json.JsonTypes.map;
import static dev.chasitor.codec.json.JsonTypes.textAs;
import static dev.chasitor.codec.json.JsonTypes.word;

import dev.chasitor.codec.document.CodecLimits;
import dev.chasitor.codec.document.MalformedMessageException;
import dev.chasitor.codec.json.DocumentVersion;
import dev.chasitor.codec.json.JsonFormat;
import dev.chasitor.codec.json.JsonRecord;
import dev.chasitor.codec.json.JsonType;
import dev.chasitor.codec.json.JsonUnion;
import dev.chasitor.codec.shapes.DataShapes;
import dev.chasitor.model.ChatEndReason;
import dev.chasitor.model.GeoLocation;
import dev.chasitor.model.Json;
import dev.chasitor.model.SessionKey;
import dev.chasitor.model.Word;
import java.time.DayOfWeek;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * Documents of this library itself: a version, a family of records, and each type of value that
 * their tables can have. They are read with limits and without.
 */
record OwnDocument() implements Decoder {

  sealed interface Part {}

  record Text(String text, Optional<String> note, Json raw) implements Part {}

  record Numbers(int small, double real, OptionalInt more, OptionalLong big, List<Long> all)
      implements Part {}

  record Words(
      DayOfWeek day, Word<ChatEndReason> reason, boolean flag, Duration age, SessionKey key)
      implements Part {}

  record Parts(
      List<Part> parts,
      Map<String, Part> named,
      Optional<Json> within,
      String opaque,
      Optional<GeoLocation> place)
      implements Part {}

  private static final String WHAT = "a document";
  private static final int VERSION = 3;
  private static final JsonType<Part> PART = part();
  private static final JsonFormat LIMITED = JsonFormat.of(CodecLimits.defaults());
  private static final JsonFormat NARROW = JsonFormat.of(new CodecLimits(600, 6, 24, 3));

  @Override
  public boolean keeps(byte[] document) {
    keeps(LIMITED, document);
    keeps(JsonFormat.unlimited(), document);
    try {
      NARROW.fromBytes(PART, document);
    } catch (MalformedMessageException e) {
      ReportedErrors.check(e, document.length);
    }
    return true;
  }

  private static void keeps(JsonFormat format, byte[] document) {
    try {
      DocumentVersion.require(format, document, WHAT, VERSION);
    } catch (MalformedMessageException e) {
      ReportedErrors.check(e, document.length);
    }
    try {
      Part value = format.fromBytes(PART, document);
      byte[] written = format.toBytes(PART, value);
      require(value.equals(format.fromBytes(PART, written)), "a document is read as another value");
    } catch (MalformedMessageException e) {
      ReportedErrors.check(e, document.length);
    }
  }

  private static JsonUnion<Part> part() {
    JsonUnion<Part> leaves =
        JsonUnion.<Part>by("part")
            .with(
                "Text",
                Text.class,
                JsonRecord.of("Text", s -> new Text(s.next(), s.next(), s.next()))
                    .required("text", TEXT, Text::text)
                    .optional("note", TEXT, Text::note)
                    .required("raw", JSON, Text::raw))
            .with(
                "Numbers",
                Numbers.class,
                JsonRecord.of(
                        "Numbers",
                        s -> new Numbers(s.next(), s.next(), s.next(), s.next(), s.next()))
                    .defaulted("small", INT32, 0, Numbers::small)
                    .required("real", DOUBLE, Numbers::real)
                    .optionalInt("more", Numbers::more)
                    .optionalLong("big", Numbers::big)
                    .list("all", list(INT64), Numbers::all))
            .with(
                "Words",
                Words.class,
                JsonRecord.of(
                        "Words", s -> new Words(s.next(), s.next(), s.next(), s.next(), s.next()))
                    .required("day", enumOf(DayOfWeek.class), Words::day)
                    .required("reason", word(ChatEndReason.class), Words::reason)
                    .required("flag", BOOL, Words::flag)
                    .required("age", DURATION, Words::age)
                    .required(
                        "key", textAs("a key", SessionKey::of, SessionKey::reveal), Words::key));
    return leaves.with(
        "Parts",
        Parts.class,
        JsonRecord.of("Parts", s -> new Parts(s.next(), s.next(), s.next(), s.next(), s.next()))
            .list("parts", list(leaves), Parts::parts)
            .required("named", map(leaves), Parts::named)
            .optional("within", JSON_TEXT, Parts::within)
            .defaulted("opaque", OPAQUE, "", Parts::opaque)
            .optional(
                "place",
                JsonUnion.<GeoLocation>by("kind")
                    .with("GeoLocation", GeoLocation.class, DataShapes.GEO_LOCATION),
                Parts::place));
  }
}
