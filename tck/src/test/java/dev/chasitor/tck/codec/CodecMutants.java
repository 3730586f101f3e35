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
public enum CodecMutants {
  /** The name of a class is written along. */
  WRITES_CLASS_NAMES(
      CodecRule.K_ENC_01,
      "writesStrictly",
      () -> BrokenCodec.writing(place -> place.object().put("@class", "com.example.Any"))),
  /** Of several spellings of a list, the second is written. */
  WRITES_ANOTHER_SPELLING(
      CodecRule.K_ENC_01, "writesStrictly", () -> BrokenCodec.writing(CodecMutants::respellLists)),
  /** What looks like a default is not written. */
  DROPS_FALSE_AND_ZERO(
      CodecRule.K_ENC_02,
      "writesEverything",
      () -> BrokenCodec.writing(CodecMutants::dropFalseAndZero)),
  /** What is said and who says it are mixed up. */
  SWAPS_FIELDS(
      CodecRule.K_DEC_01,
      "readsExamples",
      () -> BrokenCodec.reading(CodecMutants::swapTextAndName)),
  /** A property that is not known is an error. */
  FAILS_ON_NEW_PROPERTIES(
      CodecRule.K_DEC_02,
      "ignoresNewProperties",
      () -> BrokenCodec.reading(CodecMutants::refuseNewProperties)),
  /** A message of a type that is not known is an error. */
  FAILS_ON_NEW_TYPES(
      CodecRule.K_DEC_03,
      "keepsNewTypes",
      () ->
          BrokenCodec.reading(
              place -> newBody(place).ifPresent(body -> refuse(place, body.name())))),
  /** Of a message of a type that is not known, only the type is kept. */
  DROPS_NEW_OBJECTS(
      CodecRule.K_DEC_03,
      "keepsNewTypes",
      () ->
          BrokenCodec.reading(
              place ->
                  newBody(place).ifPresent(body -> place.object().replace(body.name(), Map.of())))),
  /** What is missing is not noticed until it is used. */
  FAILS_WITH_NULL_POINTERS(
      CodecRule.K_DEC_04,
      "namesWhatIsMissing",
      () -> BrokenCodec.reading(CodecMutants::useRequired)),
  /** Errors do not say where. */
  HIDES_THE_PLACE(
      CodecRule.K_DEC_04,
      "namesWhatIsMissing",
      () ->
          BrokenCodec.refusing(
              (document, e) -> new MalformedMessageException("$", 0, e.expectation()))),
  /** Numbers and booleans that are missing are zero and false. */
  FILLS_IN_DEFAULTS(
      CodecRule.K_DEC_05,
      "tellsAbsenceFromDefaults",
      () -> BrokenCodec.reading(CodecMutants::fillIn)),
  /** Integers of 64 bits lose the upper half. */
  CUTS_INTEGERS(
      CodecRule.K_NUM_01,
      "keepsNumbers",
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
      "keepsNumbers",
      () ->
          BrokenCodec.reading(
              place ->
                  changeNumbers(
                      place,
                      WireValue.Kind.DOUBLE,
                      number -> new JsonNumber(Float.toString(number.value().floatValue()))))),
  /** A number must not come as text. */
  REFUSES_NUMERIC_TEXT(
      CodecRule.K_NUM_01,
      "keepsNumbers",
      () -> BrokenCodec.reading(CodecMutants::refuseNumericText)),
  /** Characters beyond the first plane are lost. */
  STRIPS_EMOJI(
      CodecRule.K_TXT_01,
      "keepsTexts",
      () -> BrokenCodec.withTexts(text -> text.replaceAll("[^\\x{0}-\\x{ffff}]", ""))),
  /** Half a surrogate pair becomes a question mark. */
  REPLACES_HALF_PAIRS(
      CodecRule.K_TXT_01,
      "keepsTexts",
      () -> BrokenCodec.withTexts(text -> new String(text.getBytes(UTF_8), UTF_8))),
  /** Of a document that breaks off, the part before is read. */
  READS_PREFIXES(
      CodecRule.K_ERR_01,
      "refusesWhatIsCut",
      () -> BrokenCodec.readingBytes(bytes -> isUtf8(bytes) ? BrokenOff.closed(bytes) : bytes)),
  /** What follows a document is not looked at. */
  IGNORES_WHAT_FOLLOWS(
      CodecRule.K_ERR_01,
      "refusesWhatSomethingFollows",
      () -> BrokenCodec.readingBytes(BrokenOff::first)),
  /** Something calls itself for each level. */
  OVERFLOWS_THE_STACK(
      CodecRule.K_LIM_01, "holdsDepth", () -> BrokenCodec.readingBytes(CodecMutants::descend)),
  /** Whatever comes is read. */
  HAS_NO_LIMITS(CodecRule.K_LIM_01, "holdsLengthOfDocument", BrokenCodec::withoutLimits),
  /** Only the spelling that is written is read. */
  READS_ONE_SPELLING(
      CodecRule.K_VAR_01,
      "readsEachSpelling",
      () -> BrokenCodec.reading(CodecMutants::dropSpellings)),
  /** A word that is not on its list is an error. */
  FAILS_ON_NEW_WORDS(
      CodecRule.K_ENU_01, "keepsNewWords", () -> BrokenCodec.reading(CodecMutants::refuseNewWords)),
  /** Of an unknown property that comes twice, the last counts; of a known one, neither. */
  TAKES_UNKNOWN_REPEATS(
      CodecRule.K_DUP_01,
      "treatsRepeatsAlike",
      () -> BrokenCodec.readingBytes(bytes -> replaced(bytes, "\"x-twice\":1,", ""))),
  /** Of a list, what fits a buffer is read. */
  CUTS_LONG_LISTS(
      CodecRule.K_LEN_01, "readsLongLists", () -> BrokenCodec.reading(CodecMutants::cutLists)),
  /** One bad element spoils the document. */
  FAILS_ON_BAD_ELEMENTS(
      CodecRule.K_ISO_01,
      "isolatesBadElements",
      () -> BrokenCodec.reading(CodecMutants::refuseBadElements)),
  /** Overlong UTF-8 is read as what it stands for. */
  READS_OVERLONG(
      CodecRule.K_UTF_01,
      "refusesOverlong",
      () ->
          BrokenCodec.readingBytes(
              bytes ->
                  new String(bytes, ISO_8859_1).replace("\u00c0\u00af", "/").getBytes(ISO_8859_1))),
  /** Of a query parameter that comes twice, one place sees the first and another one the last. */
  THROWS_FOR_EMPTY_PARAMETERS(
      CodecRule.K_MSG_01,
      "decodesWholeMessages",
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
  /** Known names are looked for at every depth, so those in an unknown property count, too. */
  READS_INTO_NEW_PROPERTIES(
      CodecRule.K_DEC_02,
      "looksIntoNoNewProperty",
      () -> BrokenCodec.reading(CodecMutants::takeFromNewProperties)),
  /** In an object that is kept, what is null is left out. */
  DROPS_NULLS_IN_NEW_OBJECTS(
      CodecRule.K_DEC_03,
      "keepsNewTypes",
      () ->
          BrokenCodec.reading(
              place ->
                  newBody(place)
                      .map(body -> place.object().get(body.name()))
                      .filter(Map.class::isInstance)
                      .ifPresent(
                          object ->
                              JsonTree.object(object)
                                  .values()
                                  .removeIf(value -> value == JsonTree.NULL)))),
  /** A fraction where an integer stands loses what is behind the point. */
  CUTS_FRACTIONS(
      CodecRule.K_NUM_01,
      "keepsNumbers",
      () ->
          BrokenCodec.reading(
              place -> {
                changeNumbers(place, WireValue.Kind.INT32, CodecMutants::whole);
                changeNumbers(place, WireValue.Kind.INT64, CodecMutants::whole);
              })),
  /** A surrogate pair in escapes becomes two question marks. */
  READS_HALF_ESCAPES(
      CodecRule.K_TXT_01,
      "readsEscapes",
      () ->
          BrokenCodec.readingBytes(
              bytes ->
                  isUtf8(bytes)
                      ? new String(bytes, UTF_8)
                          .replaceAll("(?i)\\\\ud83d\\\\ude00", "??")
                          .getBytes(UTF_8)
                      : bytes)),
  /** A comma after the last property does no harm. */
  TAKES_TRAILING_COMMAS(
      CodecRule.K_ERR_01,
      "refusesWhatIsNotJson",
      () -> BrokenCodec.readingBytes(CodecMutants::withoutTrailingComma)),
  /** The length of a document is counted in characters. */
  COUNTS_CHARACTERS(
      CodecRule.K_LIM_01,
      "holdsLengthOfDocument",
      () ->
          BrokenCodec.limitedTo(
              limits -> limits.withDocumentBytes(Integer.MAX_VALUE),
              (document, limits) -> new String(document, UTF_8).length() > limits.documentBytes())),
  /** Lists may have any length. */
  HAS_NO_LIMIT_OF_LISTS(
      CodecRule.K_LIM_01,
      "holdsLengthOfValues",
      () ->
          BrokenCodec.limitedTo(
              limits -> limits.withArrayLength(Integer.MAX_VALUE), (document, limits) -> false)),
  /** Texts may have any length. */
  HAS_NO_LIMIT_OF_TEXTS(
      CodecRule.K_LIM_01,
      "holdsLengthOfValues",
      () ->
          BrokenCodec.limitedTo(
              limits -> limits.withTextLength(Integer.MAX_VALUE), (document, limits) -> false)),
  /** What looks like yes is true. */
  GUESSES_BOOLEANS(
      CodecRule.K_TYP_01, "guessesNoValue", () -> BrokenCodec.reading(CodecMutants::guessBooleans)),
  /** Of a number that comes twice, the first counts; of anything else, nothing. */
  TAKES_REPEATED_NUMBERS(
      CodecRule.K_DUP_01,
      "treatsRepeatsAlike",
      () -> BrokenCodec.readingBytes(bytes -> replacedAll(bytes, "(\"[a-zA-Z]+\":)7,\\18", "$17"))),
  /** Of a list in an inner object, what fits a buffer is read. */
  CUTS_INNER_LISTS(
      CodecRule.K_LEN_01,
      "readsLongLists",
      () ->
          BrokenCodec.reading(
              place -> {
                if (!place.path().equals("$")) {
                  cutLists(place);
                }
              })),
  /** An envelope without a type or a body spoils the document. */
  FAILS_ON_BAD_ENVELOPES(
      CodecRule.K_ISO_01,
      "isolatesBadEnvelopes",
      () ->
          BrokenCodec.reading(
              place -> {
                if (place.path().endsWith("]")) {
                  place
                      .body()
                      .filter(body -> value(place, body).isEmpty())
                      .ifPresent(body -> refuse(place, body.name()));
                }
              })),
  /** A message that lacks something spoils the document. */
  FAILS_ON_BAD_BODIES(
      CodecRule.K_ISO_01,
      "isolatesBadBodies",
      () -> BrokenCodec.reading(CodecMutants::refuseBadBodies)),
  /** A pair of surrogates is read as the character that it stands for. */
  JOINS_SURROGATES(
      CodecRule.K_UTF_01,
      "refusesSurrogates",
      () ->
          BrokenCodec.readingBytes(
              bytes ->
                  replacedAll(
                      bytes,
                      "\u00ed[\u00a0-\u00af][\u0080-\u00bf]\u00ed[\u00b0-\u00bf][\u0080-\u00bf]",
                      "\u00f0\u009f\u0098\u0080"))),
  /** A sequence that breaks off is left out. */
  DROPS_BROKEN_SEQUENCES(
      CodecRule.K_UTF_01,
      "refusesBroken",
      () ->
          BrokenCodec.readingBytes(
              bytes -> replacedAll(bytes, "\u00f0\u009f\u0098(?![\u0080-\u00bf])", ""))),
  /** The id of a session is its key. */
  SHOWS_SECRETS(
      CodecRule.K_SEC_01,
      "showsNoSecretOfAValue",
      () -> BrokenCodec.reading(CodecMutants::copySecrets)),
  /** Errors show the document. */
  QUOTES_DOCUMENTS(
      CodecRule.K_SEC_01,
      "showsNoSecretInAnError",
      () ->
          BrokenCodec.refusing(
              (document, e) ->
                  new MalformedMessageException(
                      e.path(), e.offset(), e.expectation() + " in " + document)));

  private final CodecRule killedBy;
  private final String clause;
  private final Supplier<CodecSubject> maker;

  CodecMutants(CodecRule killedBy, String clause, Supplier<CodecSubject> maker) {
    this.killedBy = killedBy;
    this.clause = clause;
    this.maker = maker;
  }

  /** The one rule that must notice. */
  public CodecRule killedBy() {
    return killedBy;
  }

  /** The test of the rule that must notice. */
  String clause() {
    return clause;
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

  private static byte[] replacedAll(byte[] document, String what, String by) {
    return new String(document, ISO_8859_1).replaceAll(what, by).getBytes(ISO_8859_1);
  }

  private static byte[] withoutTrailingComma(byte[] document) {
    byte[] mended = replacedAll(document, ",\\}$", "}");
    return !JsonReader.isJson(document) && JsonReader.isJson(mended) ? mended : document;
  }

  private static JsonNumber whole(JsonNumber number) {
    return new JsonNumber(number.value().toBigInteger().toString());
  }

  private static void takeFromNewProperties(Place place) {
    for (Map.Entry<String, Object> entry : Map.copyOf(place.object()).entrySet()) {
      if (place.property(entry.getKey()).isEmpty() && entry.getValue() instanceof Map<?, ?> inner) {
        place.type().properties().stream()
            .filter(property -> property.value().kind() == WireValue.Kind.TEXT)
            .filter(property -> inner.get(property.name()) instanceof String)
            .filter(property -> place.object().containsKey(property.name()))
            .forEach(
                property ->
                    place
                        .object()
                        .put(property.name(), Objects.requireNonNull(inner.get(property.name()))));
      }
    }
  }

  private static void guessBooleans(Place place) {
    for (WireProperty property : place.type().properties()) {
      if (property.value().kind() == WireValue.Kind.BOOLEAN) {
        place.object().replace(property.name(), "yes", true);
      }
    }
  }

  private static void refuseBadBodies(Place place) {
    if (place.inMessage() && place.path().contains("]")) {
      for (WireProperty property : place.type().properties()) {
        if (property.presence() == Presence.REQUIRED && value(place, property).isEmpty()) {
          refuse(place, property.name());
        }
      }
    }
  }

  private static void copySecrets(Place place) {
    List<Object> secrets =
        place.object().values().stream()
            .filter(String.class::isInstance)
            .filter(value -> value.toString().contains(DamageContract.SECRET))
            .toList();
    if (!secrets.isEmpty()) {
      place.object().replaceAll((name, value) -> name.equals("id") ? secrets.get(0) : value);
    }
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
      if (property.presence() == Presence.REQUIRED
          && !place.inMessage()
          && place.body().isEmpty()) {
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
      if (isNumber && !place.inMessage() && place.object().get(property.name()) instanceof String) {
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
          && !place.inMessage()
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
