package dev.chasitor.tck.codec;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.chasitor.codec.Incoming;
import dev.chasitor.codec.WireRequest;
import dev.chasitor.codec.document.MalformedMessageException;
import dev.chasitor.codec.document.WireProperty;
import dev.chasitor.codec.document.WireProperty.Presence;
import dev.chasitor.codec.document.WireValue;
import dev.chasitor.conformance.rule.CodecRule;
import dev.chasitor.tck.codec.JsonTree.JsonNumber;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** Codecs that do one thing wrong each, and the one rule that must notice. */
enum CodecMutants {
  /** The name of a class is written along. */
  WRITES_CLASS_NAMES(
      CodecRule.K_ENC_01,
      () -> BrokenCodec.writing(place -> place.object().put("@class", "com.example.Any"))),
  /** Of several spellings of a list, the second is written. */
  WRITES_ANOTHER_SPELLING(
      CodecRule.K_ENC_01, () -> BrokenCodec.writing(CodecMutants::respellLists)),
  /** What looks like a default is not written. */
  DROPS_FALSE_AND_ZERO(
      CodecRule.K_ENC_02, () -> BrokenCodec.writing(CodecMutants::dropFalseAndZero)),
  /** What is said and who says it are mixed up. */
  SWAPS_FIELDS(CodecRule.K_DEC_01, () -> BrokenCodec.reading(CodecMutants::swapTextAndName)),
  /** A property that is not known is an error. */
  FAILS_ON_NEW_PROPERTIES(
      CodecRule.K_DEC_02, () -> BrokenCodec.reading(CodecMutants::refuseNewProperties)),
  /** A message of a type that is not known is an error. */
  FAILS_ON_NEW_TYPES(
      CodecRule.K_DEC_03,
      () ->
          BrokenCodec.reading(
              place -> newBody(place).ifPresent(body -> refuse(place, body.name())))),
  /** Of a message of a type that is not known, only the type is kept. */
  DROPS_NEW_OBJECTS(
      CodecRule.K_DEC_03,
      () ->
          BrokenCodec.reading(
              place ->
                  newBody(place).ifPresent(body -> place.object().replace(body.name(), Map.of())))),
  /** What is missing is not noticed until it is used. */
  FAILS_WITH_NULL_POINTERS(
      CodecRule.K_DEC_04, () -> BrokenCodec.reading(CodecMutants::useRequired)),
  /** Errors do not say where. */
  HIDES_THE_PLACE(
      CodecRule.K_DEC_04,
      () ->
          BrokenCodec.refusing(
              (document, e) -> new MalformedMessageException("$", 0, e.expectation()))),
  /** Numbers and booleans that are missing are zero and false. */
  FILLS_IN_DEFAULTS(CodecRule.K_DEC_05, () -> BrokenCodec.reading(CodecMutants::fillIn)),
  /** Integers of 64 bits lose the upper half. */
  CUTS_INTEGERS(
      CodecRule.K_NUM_01,
      () ->
          BrokenCodec.reading(
              place ->
                  changeNumbers(
                      place,
                      WireValue.Kind.INT64,
                      number -> JsonNumber.of(number.value().intValue())))),
  /** Fractions are kept in 32 bits. */
  ROUNDS_FRACTIONS(
      CodecRule.K_NUM_01,
      () ->
          BrokenCodec.reading(
              place ->
                  changeNumbers(
                      place,
                      WireValue.Kind.DOUBLE,
                      number -> new JsonNumber(Float.toString(number.value().floatValue()))))),
  /** A number must not come as text. */
  REFUSES_NUMERIC_TEXT(
      CodecRule.K_NUM_01, () -> BrokenCodec.reading(CodecMutants::refuseNumericText)),
  /** Characters beyond the first plane are lost. */
  STRIPS_EMOJI(
      CodecRule.K_TXT_01,
      () -> BrokenCodec.withTexts(text -> text.replaceAll("[^\\x{0}-\\x{ffff}]", ""))),
  /** Half a surrogate pair becomes a question mark. */
  REPLACES_HALF_PAIRS(
      CodecRule.K_TXT_01,
      () -> BrokenCodec.withTexts(text -> new String(text.getBytes(UTF_8), UTF_8))),
  /** Of a document that breaks off, the part before is read. */
  READS_PREFIXES(
      CodecRule.K_ERR_01,
      () -> BrokenCodec.readingBytes(bytes -> isUtf8(bytes) ? BrokenOff.closed(bytes) : bytes)),
  /** What follows a document is not looked at. */
  IGNORES_WHAT_FOLLOWS(CodecRule.K_ERR_01, () -> BrokenCodec.readingBytes(BrokenOff::first)),
  /** Something calls itself for each level. */
  OVERFLOWS_THE_STACK(CodecRule.K_LIM_01, () -> BrokenCodec.readingBytes(CodecMutants::descend)),
  /** Whatever comes is read. */
  HAS_NO_LIMITS(CodecRule.K_LIM_01, BrokenCodec::withoutLimits),
  /** Only the spelling that is written is read. */
  READS_ONE_SPELLING(CodecRule.K_VAR_01, () -> BrokenCodec.reading(CodecMutants::dropSpellings)),
  /** A word that is not on its list is an error. */
  FAILS_ON_NEW_WORDS(CodecRule.K_ENU_01, () -> BrokenCodec.reading(CodecMutants::refuseNewWords)),
  /** Of an unknown property that comes twice, the last counts; of a known one, neither. */
  TAKES_UNKNOWN_REPEATS(
      CodecRule.K_DUP_01,
      () -> BrokenCodec.readingBytes(bytes -> replaced(bytes, "\"x-twice\":1,", ""))),
  /** Of a list, what fits a buffer is read. */
  CUTS_LONG_LISTS(CodecRule.K_LEN_01, () -> BrokenCodec.reading(CodecMutants::cutLists)),
  /** One bad element spoils the document. */
  FAILS_ON_BAD_ELEMENTS(
      CodecRule.K_ISO_01, () -> BrokenCodec.reading(CodecMutants::refuseBadElements)),
  /** Overlong UTF-8 is read as what it stands for. */
  READS_OVERLONG(
      CodecRule.K_UTF_01,
      () ->
          BrokenCodec.readingBytes(
              bytes ->
                  new String(bytes, ISO_8859_1).replace("\u00c0\u00af", "/").getBytes(ISO_8859_1))),
  /** Of a query parameter that comes twice, one place sees the first and another one the last. */
  THROWS_FOR_EMPTY_PARAMETERS(
      CodecRule.K_MSG_01,
      () ->
          new BrokenCodec() {
            @Override
            public Incoming decodeRequest(WireRequest request) {
              if (String.valueOf(request.uri().getRawQuery()).startsWith("org_id=&")) {
                throw new IllegalStateException("organizationId is missing");
              }
              return super.decodeRequest(request);
            }
          }),
  /** Errors show the document. */
  QUOTES_DOCUMENTS(
      CodecRule.K_SEC_01,
      () ->
          BrokenCodec.refusing(
              (document, e) ->
                  new MalformedMessageException(
                      e.path(), e.offset(), e.expectation() + " in " + document)));

  private final CodecRule killedBy;
  private final Supplier<CodecSubject> maker;

  CodecMutants(CodecRule killedBy, Supplier<CodecSubject> maker) {
    this.killedBy = killedBy;
    this.maker = maker;
  }

  /** The one rule that must notice. */
  CodecRule killedBy() {
    return killedBy;
  }

  /** The codec that is broken. */
  CodecSubject make() {
    return maker.get();
  }

  private static void refuse(Place place, String name) {
    throw new MalformedMessageException(place.path() + "." + name, 0, "expected what is known");
  }

  private static byte[] replaced(byte[] document, String what, String by) {
    return new String(document, ISO_8859_1).replace(what, by).getBytes(ISO_8859_1);
  }

  private static boolean isUtf8(byte[] bytes) {
    return Arrays.equals(bytes, new String(bytes, UTF_8).getBytes(UTF_8));
  }

  private static void cutLists(Place place) {
    place
        .object()
        .replaceAll(
            (name, value) ->
                value instanceof List<?> list && list.size() > 200 && list.size() < 400
                    ? list.subList(0, 200)
                    : value);
  }

  private static void refuseBadElements(Place place) {
    for (WireProperty property : place.type().properties()) {
      boolean envelopes =
          property.value().kind() == WireValue.Kind.ARRAY
              && property.value().element().orElseThrow().types().stream()
                  .flatMap(type -> type.properties().stream())
                  .anyMatch(inner -> inner.value().kind() == WireValue.Kind.UNION);
      if (envelopes
          && place.object().get(property.name()) instanceof List<?> list
          && list.stream().anyMatch(each -> !(each instanceof Map))) {
        refuse(place, property.name());
      }
    }
  }

  private static void respellLists(Place place) {
    for (WireProperty property : place.type().properties()) {
      if (property.value().kind() == WireValue.Kind.ARRAY && !property.alsoReadAs().isEmpty()) {
        Object value = place.object().remove(property.name());
        if (value != null) {
          place.object().put(property.alsoReadAs().get(0), value);
        }
      }
    }
  }

  private static void dropFalseAndZero(Place place) {
    for (WireProperty property : place.type().properties()) {
      if (property.presence() == Presence.OPTIONAL) {
        place.object().remove(property.name(), false);
        place.object().remove(property.name(), JsonNumber.of(0));
      }
    }
  }

  private static void swapTextAndName(Place place) {
    if (place.object().get("text") instanceof String text
        && place.object().get("name") instanceof String name) {
      place.object().put("text", name);
      place.object().put("name", text);
    }
  }

  private static void refuseNewProperties(Place place) {
    for (String name : place.object().keySet()) {
      if (place.property(name).isEmpty()) {
        refuse(place, name);
      }
    }
  }

  /** The body of a message whose type is not known. */
  private static Optional<WireProperty> newBody(Place place) {
    return place
        .body()
        .filter(
            body ->
                place.type().properties().stream()
                    .anyMatch(
                        property -> place.namesType(property) && hasNewWord(place, property)));
  }

  private static boolean hasNewWord(Place place, WireProperty property) {
    return place.object().get(property.name()) instanceof String word
        && !property.value().words().contains(word);
  }

  private static void useRequired(Place place) {
    for (WireProperty property : place.type().properties()) {
      if (property.presence() == Presence.REQUIRED && !place.inMessage()) {
        Objects.requireNonNull(value(place, property).orElse(null));
      }
    }
  }

  /** The value of a property, in whatever spelling; empty if it is missing or null. */
  private static Optional<Object> value(Place place, WireProperty property) {
    return place.object().entrySet().stream()
        .filter(entry -> place.property(entry.getKey()).filter(property::equals).isPresent())
        .map(Map.Entry::getValue)
        .filter(value -> value != JsonTree.NULL)
        .findFirst();
  }

  private static void fillIn(Place place) {
    for (WireProperty property : place.type().properties()) {
      if (property.presence() == Presence.OPTIONAL && value(place, property).isEmpty()) {
        switch (property.value().kind()) {
          case BOOLEAN -> place.object().put(property.name(), false);
          case INT32, INT64, DOUBLE -> place.object().put(property.name(), JsonNumber.of(0));
          default -> {
            // Stays away.
          }
        }
      }
    }
  }

  private static void changeNumbers(
      Place place, WireValue.Kind kind, UnaryOperator<JsonNumber> change) {
    for (WireProperty property : place.type().properties()) {
      if (property.value().kind() == kind
          && place.object().get(property.name()) instanceof JsonNumber number) {
        place.object().put(property.name(), change.apply(number));
      }
    }
  }

  private static void refuseNumericText(Place place) {
    for (WireProperty property : place.type().properties()) {
      boolean isNumber =
          switch (property.value().kind()) {
            case INT32, INT64, DOUBLE -> true;
            default -> false;
          };
      if (isNumber && place.object().get(property.name()) instanceof String) {
        refuse(place, property.name());
      }
    }
  }

  private static void dropSpellings(Place place) {
    place
        .object()
        .keySet()
        .removeIf(name -> place.property(name).filter(p -> !p.name().equals(name)).isPresent());
  }

  private static void refuseNewWords(Place place) {
    for (WireProperty property : place.type().properties()) {
      if (property.value().kind() == WireValue.Kind.WORD
          && !place.namesType(property)
          && hasNewWord(place, property)) {
        refuse(place, property.name());
      }
    }
  }

  private static byte[] descend(byte[] document) {
    int levels = new String(document, UTF_8).replaceAll("[^\\[{]", "").length();
    if (levels > 0 && descend(levels) != levels) {
      throw new AssertionError("every level was entered");
    }
    return document;
  }

  private static int descend(int levels) {
    return levels == 0 ? 0 : 1 + descend(levels - 1);
  }
}
