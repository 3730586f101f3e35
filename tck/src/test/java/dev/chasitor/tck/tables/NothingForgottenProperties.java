package dev.chasitor.tck.tables;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.chasitor.codec.BodyKind;
import dev.chasitor.codec.ChasitorCodec;
import dev.chasitor.codec.Incoming;
import dev.chasitor.codec.RequestHeaders;
import dev.chasitor.codec.Resource.Query;
import dev.chasitor.codec.document.WireProperty;
import dev.chasitor.codec.document.WireProperty.Presence;
import dev.chasitor.model.AffinityToken;
import dev.chasitor.model.ApiVersion;
import dev.chasitor.model.Message;
import dev.chasitor.model.NounWrapper;
import dev.chasitor.model.Request;
import dev.chasitor.model.ServerMessage;
import dev.chasitor.model.SessionKey;
import dev.chasitor.model.UnknownRequest;
import dev.chasitor.tck.arbitraries.Models;
import dev.chasitor.tck.codec.Documents;
import java.lang.reflect.Method;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.Shrinkable;

/** Each property of each table's type is generated, written and read; a lost row is named. */
class NothingForgottenProperties {

  private static final int ENOUGH = 60;
  private static final int GEN_SIZE = 1000;

  /** Fixed, so that a failure comes again; each failure names it. */
  private static final long SEED = Long.getLong("chasitor.tables.seed", 20_260_301L);

  private static final URI ENDPOINT = URI.create("https://d.la1.example/chat/rest/");
  private static final RequestHeaders HEADERS =
      RequestHeaders.session(ApiVersion.of(42), AffinityToken.of("node"), SessionKey.of("key"));

  private static final List<CodecTable> BUILT =
      CodecTable.all().stream().filter(CodecTable::isBuilt).toList();
  private static final List<CodecTable> RECORDS =
      CodecTable.all().stream().filter(table -> table.java().isRecord()).toList();
  private static final List<CodecTable> ENVELOPES = CodecTable.envelopes();

  private final ChasitorCodec codec = ChasitorCodec.create();

  /** The values of each type. All tests share them: to generate them takes seconds. */
  private static final class Samples {
    static final Map<Class<?>, List<?>> ALL = made();

    private static Map<Class<?>, List<?>> made() {
      Map<Class<?>, List<?>> samples = new HashMap<>(FullValues.all());
      Models.all().forEach((type, values) -> samples.put(type, sampled(values)));
      samples.computeIfPresent(Message.class, (type, some) -> joined(some, messages(samples)));
      samples.computeIfPresent(NounWrapper.class, (type, some) -> joined(some, wrapped(samples)));
      FilledRecords filled = new FilledRecords(Map.copyOf(samples));
      RECORDS.forEach(
          table -> samples.computeIfAbsent(table.java(), type -> filled.samples(table.java())));
      return Map.copyOf(samples);
    }
  }

  private static List<?> sampled(Arbitrary<?> values) {
    return values.generator(GEN_SIZE).stream(new Random(SEED))
        .limit(ENOUGH)
        .map(Shrinkable::value)
        .toList();
  }

  /** An envelope around each message. */
  private static List<?> messages(Map<Class<?>, List<?>> samples) {
    return bodies(Message.class, samples)
        .map(body -> (Object) Message.of((ServerMessage) body))
        .toList();
  }

  /** An envelope around each request that can stand in one. */
  private static List<?> wrapped(Map<Class<?>, List<?>> samples) {
    return bodies(NounWrapper.class, samples)
        .map(body -> (Object) NounWrapper.of((Request) body))
        .toList();
  }

  private static Stream<?> bodies(Class<?> envelope, Map<Class<?>, List<?>> samples) {
    return ENVELOPES.stream()
        .filter(table -> table.java() == envelope)
        .flatMap(table -> table.bodies().values().stream())
        .map(type -> of(type, samples).get(0));
  }

  private static List<?> joined(List<?> some, List<?> more) {
    return Stream.concat(some.stream(), more.stream()).toList();
  }

  private static List<?> samplesOf(Class<?> type) {
    return of(type, Samples.ALL);
  }

  private static List<?> of(Class<?> type, Map<Class<?>, List<?>> samples) {
    return Objects.requireNonNull(
        samples.get(type), () -> "No generator for " + type.getSimpleName());
  }

  private static void assertNone(List<String> lines) {
    assertEquals(List.of(), lines, () -> "with -Dchasitor.tables.seed=" + SEED);
  }

  @Example
  void noPropertyOfABuilderIsForgotten() {
    List<String> lines = new ArrayList<>();
    BUILT.forEach(table -> lines.addAll(check(table)));
    assertNone(lines);
    assertTrue(BUILT.size() > 60, () -> "the tables were found: " + BUILT.size());
  }

  @Example
  void noPropertyOfAnEnvelopeIsForgotten() {
    List<String> lines = new ArrayList<>();
    ENVELOPES.forEach(table -> lines.addAll(check(table)));
    for (BodyKind<?> kind : BodyKind.all()) {
      if (ENVELOPES.stream().anyMatch(table -> table.java() == kind.javaType())) {
        lines.addAll(
            BuilderCheck.wrong(
                kind.javaType(), samplesOf(kind.javaType()), value -> comeBack(kind, value)));
      }
    }
    assertNone(lines);
    assertEquals(
        Set.of(Message.class, NounWrapper.class),
        ENVELOPES.stream().map(CodecTable::java).collect(Collectors.toSet()));
  }

  private <T> T comeBack(BodyKind<T> kind, Object value) {
    return codec.decode(kind, codec.encode(kind, kind.javaType().cast(value)));
  }

  @Example
  void noPropertyOfAQueryIsForgotten() {
    List<String> lines = new ArrayList<>();
    for (Class<?> type : Request.class.getPermittedSubclasses()) {
      if (BodyKind.of(type).isEmpty() && type != UnknownRequest.class) {
        lines.addAll(BuilderCheck.wrong(type, samplesOf(type), value -> comeBack((Request) value)));
      }
    }
    assertNone(lines);
  }

  private Request comeBack(Request request) {
    return ((Incoming.Understood)
            codec.decodeRequest(codec.encodeRequest(ENDPOINT, request, HEADERS)))
        .request();
  }

  @Example
  void noComponentOfARecordIsForgotten() {
    List<String> lines = new ArrayList<>();
    for (CodecTable table : RECORDS) {
      lines.addAll(table.forgottenComponents());
      lines.addAll(check(table));
    }
    assertNone(lines);
    assertTrue(RECORDS.size() > 25, () -> "the tables were found: " + RECORDS.size());
  }

  @Example
  void aTableOfABuilderWithoutOneRowIsNoticedAndTheRowNamed() {
    List<String> unnoticed = new ArrayList<>();
    for (CodecTable table : BUILT) {
      for (WireProperty row : table.rows()) {
        List<String> lines = check(table.without(row.name()));
        boolean named = lines.size() == 1 && names(lines.get(0), row.name());
        // What is never written is shown by documents: see the next two.
        if (!named && row.presence() != Presence.READ_ONLY) {
          unnoticed.add(table.name() + "." + row.name() + ": " + lines);
        }
      }
    }
    assertNone(unnoticed);
  }

  @Example
  void everyRowThatIsNeverWrittenIsRead() {
    List<String> lines = new ArrayList<>();
    int rows = 0;
    for (CodecTable table : BUILT) {
      for (WireProperty row : readOnly(table)) {
        rows++;
        lines.addAll(unread(table, row));
      }
    }
    assertNone(lines);
    assertEquals(FullValues.readOnly().size(), rows);
  }

  @Example
  void aTableWithoutARowThatIsNeverWrittenIsNoticedAndTheRowNamed() {
    List<String> unnoticed = new ArrayList<>();
    for (CodecTable table : BUILT) {
      for (WireProperty row : readOnly(table)) {
        if (unread(table.without(row.name()), row).size() != 1) {
          unnoticed.add(table.name() + "." + row.name());
        }
      }
    }
    assertNone(unnoticed);
  }

  private static List<WireProperty> readOnly(CodecTable table) {
    return table.rows().stream().filter(row -> row.presence() == Presence.READ_ONLY).toList();
  }

  /** One line if the table does not read what this row stands for. */
  private static List<String> unread(CodecTable table, WireProperty row) {
    String name = table.name() + "." + row.name();
    FullValues.ReadOnly shown = FullValues.readOnly().get(name);
    if (shown == null) {
      return List.of(name + ": no document in FullValues shows how it is read");
    }
    Object read = table.read(shown.document().getBytes(UTF_8));
    return read.equals(shown.meaning()) ? List.of() : List.of(name + " is not read: " + read);
  }

  @Example
  void anEnvelopeWithoutTheTableOfABodyIsNoticedAndTheBodyNamed() {
    List<String> unnoticed = new ArrayList<>();
    for (CodecTable table : ENVELOPES) {
      for (List<String> words : table.bodies().keySet()) {
        List<String> lines = check(table.without(words));
        if (lines.size() != 1 || !words.stream().allMatch(word -> names(lines.get(0), word))) {
          unnoticed.add(table.name() + " of " + words + ": " + lines);
        }
      }
    }
    assertNone(unnoticed);
  }

  @Example
  void anEnvelopeWithoutOneRowIsNoticedAndItsPropertyNamed() {
    List<String> unnoticed = new ArrayList<>();
    for (CodecTable table : ENVELOPES) {
      String name = table.java().getSimpleName();
      for (WireProperty row : envelopeRows(table)) {
        String property = FullValues.propertyOf(name + "." + row.name());
        List<String> lines =
            BuilderCheck.wrong(
                table.java(),
                samplesOf(table.java()),
                value -> table.read(Documents.without(table.write(value), row.name())));
        if (lines.stream().noneMatch(line -> names(line, name + "." + property))) {
          unnoticed.add(name + "." + row.name() + ": " + lines);
        }
      }
    }
    assertNone(unnoticed);
  }

  private static List<WireProperty> envelopeRows(CodecTable table) {
    return table.describe().types().get(0).properties();
  }

  @Example
  void aTableOfAQueryWithoutOneParameterIsNoticedAndThePropertyNamed() {
    List<String> unnoticed = new ArrayList<>();
    int parameters = 0;
    for (QueryTableOf table : QueryTableOf.all()) {
      assertNone(check(table));
      for (Query parameter : table.parameters()) {
        parameters++;
        List<String> lines = check(table.without(parameter));
        String property = FullValues.propertyOf(parameter.wireName());
        if (lines.size() != 1 || !names(lines.get(0), property)) {
          unnoticed.add(table.java().getSimpleName() + "." + parameter + ": " + lines);
        }
      }
    }
    assertNone(unnoticed);
    assertTrue(parameters >= Query.values().length, "the parameters were found: " + parameters);
  }

  private List<String> check(QueryTableOf table) {
    return BuilderCheck.wrong(table.java(), samplesOf(table.java()), table.writeAndRead());
  }

  @Example
  void aComponentThatComesBackAsAnotherValueIsNoticedAndNamed() {
    List<String> unnoticed = new ArrayList<>();
    for (CodecTable table : RECORDS) {
      List<?> all = samplesOf(table.java());
      for (Method component : BuilderCheck.properties(table.java())) {
        List<String> lines =
            BuilderCheck.wrong(
                table.java(),
                all,
                value -> FilledRecords.with(value, component.getName(), all.get(1)));
        String name = table.java().getSimpleName() + "." + component.getName();
        if (lines.size() != 1 || !names(lines.get(0), name)) {
          unnoticed.add(name + ": " + lines);
        }
      }
    }
    assertNone(unnoticed);
  }

  @Example
  void aTableOfARecordWithoutOneRowIsNoticedAndTheRowNamed() {
    List<String> unnoticed = new ArrayList<>();
    for (CodecTable table : RECORDS) {
      List<String> components =
          Stream.of(table.java().getRecordComponents())
              .map(component -> component.getName())
              .toList();
      for (String component : components) {
        String row = FullValues.rowOf(table.java(), component);
        List<String> lines = row.isEmpty() ? List.of() : table.without(row).forgottenComponents();
        boolean named = lines.size() == 1 && names(lines.get(0), component);
        if (!named && !row.isEmpty()) {
          unnoticed.add(table.name() + "." + component + ": " + lines);
        }
      }
    }
    assertNone(unnoticed);
  }

  private List<String> check(CodecTable table) {
    return BuilderCheck.wrong(table.java(), samplesOf(table.java()), table.writeAndRead());
  }

  private static boolean names(String line, String property) {
    return line.toLowerCase(Locale.ROOT).contains(property.toLowerCase(Locale.ROOT));
  }
}
