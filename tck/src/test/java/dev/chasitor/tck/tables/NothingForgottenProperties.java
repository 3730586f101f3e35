package dev.chasitor.tck.tables;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.chasitor.codec.BodyKind;
import dev.chasitor.codec.ChasitorCodec;
import dev.chasitor.codec.Incoming;
import dev.chasitor.codec.RequestHeaders;
import dev.chasitor.codec.document.WireProperty;
import dev.chasitor.codec.document.WireProperty.Presence;
import dev.chasitor.model.AffinityToken;
import dev.chasitor.model.ApiVersion;
import dev.chasitor.model.Message;
import dev.chasitor.model.NounWrapper;
import dev.chasitor.model.Request;
import dev.chasitor.model.SessionKey;
import dev.chasitor.model.UnknownRequest;
import dev.chasitor.tck.arbitraries.Models;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.Example;

/** Each property of each table's type is generated, written and read; a lost row is named. */
class NothingForgottenProperties {

  private static final int ENOUGH = 60;

  private static final URI ENDPOINT = URI.create("https://d.la1.example/chat/rest/");
  private static final RequestHeaders HEADERS =
      RequestHeaders.session(ApiVersion.of(42), AffinityToken.of("node"), SessionKey.of("key"));

  private final ChasitorCodec codec = ChasitorCodec.create();
  private final List<CodecTable> built =
      CodecTable.all().stream().filter(CodecTable::isBuilt).toList();
  private final List<CodecTable> records =
      CodecTable.all().stream().filter(table -> table.java().isRecord()).toList();
  private final Map<Class<?>, List<?>> samples =
      built.stream()
          .map(CodecTable::java)
          .distinct()
          .collect(Collectors.toMap(type -> type, NothingForgottenProperties::samples));

  private static List<?> samples(Class<?> type) {
    if (FullValues.all().containsKey(type)) {
      return FullValues.all().get(type);
    }
    return Objects.requireNonNull(
            Models.all().get(type), () -> "No generator for " + type.getSimpleName())
        .sampleStream()
        .limit(ENOUGH)
        .toList();
  }

  @Example
  void noPropertyOfABuilderIsForgotten() {
    List<String> lines = new ArrayList<>();
    built.forEach(table -> lines.addAll(check(table)));
    assertEquals(List.of(), lines);
    assertTrue(built.size() > 60, () -> "the tables were found: " + built.size());
  }

  @Example
  void noPropertyOfAnEnvelopeIsForgotten() {
    Set<Class<?>> envelopes = new HashSet<>();
    List<String> lines = new ArrayList<>();
    for (BodyKind<?> kind : BodyKind.all()) {
      if (!samples.containsKey(kind.javaType())) {
        envelopes.add(kind.javaType());
        lines.addAll(
            BuilderCheck.wrong(
                kind.javaType(), samples(kind.javaType()), value -> comeBack(kind, value)));
      }
    }
    assertEquals(List.of(), lines);
    assertEquals(Set.of(Message.class, NounWrapper.class), envelopes);
  }

  private <T> T comeBack(BodyKind<T> kind, Object value) {
    return codec.decode(kind, codec.encode(kind, kind.javaType().cast(value)));
  }

  @Example
  void noPropertyOfAQueryIsForgotten() {
    List<String> lines = new ArrayList<>();
    for (Class<?> type : Request.class.getPermittedSubclasses()) {
      if (BodyKind.of(type).isEmpty() && type != UnknownRequest.class) {
        lines.addAll(BuilderCheck.wrong(type, samples(type), value -> comeBack((Request) value)));
      }
    }
    assertEquals(List.of(), lines);
  }

  private Request comeBack(Request request) {
    return ((Incoming.Understood)
            codec.decodeRequest(codec.encodeRequest(ENDPOINT, request, HEADERS)))
        .request();
  }

  @Example
  void noComponentOfARecordIsForgotten() {
    List<String> lines =
        records.stream().flatMap(table -> table.forgottenComponents().stream()).toList();
    assertEquals(List.of(), lines);
    assertTrue(records.size() > 25, () -> "the tables were found: " + records.size());
  }

  @Example
  void aTableOfABuilderWithoutOneRowIsNoticedAndTheRowNamed() {
    List<String> unnoticed = new ArrayList<>();
    for (CodecTable table : built) {
      for (WireProperty row : table.rows()) {
        List<String> lines = check(table.without(row.name()));
        boolean named = lines.size() == 1 && names(lines.get(0), row.name());
        if (!named && row.presence() != Presence.READ_ONLY) {
          unnoticed.add(table.name() + "." + row.name() + ": " + lines);
        }
      }
    }
    assertEquals(List.of(), unnoticed);
  }

  @Example
  void aTableOfARecordWithoutOneRowIsNoticedAndTheRowNamed() {
    List<String> unnoticed = new ArrayList<>();
    for (CodecTable table : records) {
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
    assertEquals(List.of(), unnoticed);
  }

  private List<String> check(CodecTable table) {
    return BuilderCheck.wrong(
        table.java(), Objects.requireNonNull(samples.get(table.java())), table.writeAndRead());
  }

  private static boolean names(String line, String property) {
    return line.toLowerCase(Locale.ROOT).contains(property.toLowerCase(Locale.ROOT));
  }
}
