package dev.chasitor.tck.codec;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.chasitor.codec.HttpMethod;
import dev.chasitor.codec.Incoming;
import dev.chasitor.codec.Refusal;
import dev.chasitor.codec.Reply;
import dev.chasitor.codec.Resource;
import dev.chasitor.codec.WireBody;
import dev.chasitor.codec.WireHeaders;
import dev.chasitor.codec.WireRequest;
import dev.chasitor.codec.WireResponse;
import dev.chasitor.codec.document.WireProperty;
import dev.chasitor.codec.document.WireValue;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * The contract for what real servers, gateways and wrong clients send: repeated properties, long
 * lists, bad elements, bad UTF-8, and requests and replies of any form.
 */
public interface WildContract extends CodecUnderTest {

  /** Elements of which no list of envelopes can make sense. */
  List<String> BAD_ELEMENTS = List.of("7", "null", "[]", "true", "\"a\"");

  /** Longer than the buffers and first sizes that readers have. */
  int LONG_LIST = 300;

  /** Bytes that are not UTF-8: overlong forms, coded surrogates, and sequences that break off. */
  List<String> BAD_UTF_8 =
      List.of(
          "\u00c0\u00af",
          "\u00e0\u0080\u00af",
          "\u00f0\u0080\u0080\u00af",
          "\u00ed\u00a0\u0080",
          "\u00ed\u00b0\u0080",
          "\u00e2\u0082",
          "\u00f0\u009f\u0098",
          "\u00f4\u0090\u0080\u0080",
          "\u0080",
          "\u00ff");

  @Test
  @DisplayName("K-DUP-01 a repeated property is refused, or known and unknown ones are alike")
  default void treatsRepeatsAlike() {
    Examination.ofEachKind(
        codec(),
        examination -> {
          // An envelope is never refused.
          if (examination.whole().body().isEmpty()) {
            Repeat unknown = Repeat.of("x-twice", "1", "2", examination);
            examination.properties().stream()
                .filter(property -> property.value().kind() == WireValue.Kind.TEXT)
                .forEach(
                    property ->
                        examination.isSame(
                            "$." + property.name() + " twice, like x-twice twice",
                            unknown,
                            Repeat.of(property.name(), "\"1\"", "\"2\"", examination)));
          }
        });
  }

  /** Which of two properties with the same name a codec takes. */
  enum Repeat {
    /** Neither: it refuses the document. */
    REFUSED,
    /** The first. */
    FIRST,
    /** The last. */
    LAST,
    /** It drops both, or breaks. */
    NEITHER;

    private static Repeat of(String name, String first, String last, Examination<?> examination) {
      Map<String, Object> without = examination.full();
      without.remove(name);
      String rest = JsonTree.text(without);
      String twice =
          "{\"%s\":%s,\"%s\":%s%s"
              .formatted(
                  name, first, name, last, rest.equals("{}") ? "}" : "," + rest.substring(1));
      return took(name, first, last, twice.getBytes(UTF_8), examination);
    }

    private static <T> Repeat took(
        String name, String first, String last, byte[] twice, Examination<T> examination) {
      Reading<T> reading = Reading.of(examination.codec(), examination.kind(), twice);
      if (reading.isRefusal()) {
        return REFUSED;
      }
      Optional<String> taken =
          reading
              .value()
              .map(value -> Reading.seen(examination.kind(), value).get(name))
              .map(JsonTree::text);
      return taken.filter(first::equals).isPresent()
          ? FIRST
          : taken.filter(last::equals).isPresent() ? LAST : NEITHER;
    }
  }

  @Test
  @DisplayName("K-LEN-01 a list of any length within the limits is read completely")
  default void readsLongLists() {
    Examination.ofEachKind(
        codec(),
        examination ->
            examination.properties().stream()
                .filter(property -> property.value().kind() == WireValue.Kind.ARRAY)
                .forEach(property -> readsLongList(property, examination)));
  }

  private static void readsLongList(WireProperty property, Examination<?> examination) {
    String name = property.name();
    List<?> list = (List<?>) Objects.requireNonNull(examination.full().get(name), name);
    if (!list.isEmpty()) {
      Object element = list.get(0);
      int longest = Math.min(LONG_LIST, examination.codec().limits().arrayLength());
      int room = examination.codec().limits().documentBytes() / 2;
      int length = Math.min(longest, room / (JsonTree.bytes(element).length + 1));
      List<Object> longer = Collections.nCopies(length, element);
      examination
          .read("$." + name, examination.full("$", object -> object.put(name, longer)))
          .ifPresent(
              seen ->
                  examination.complainUnless(
                      seen.get(name) instanceof List<?> read && read.size() == length,
                      "$." + name,
                      "expected all " + length + " elements of the list"));
    }
  }

  @Test
  @DisplayName("K-ISO-01 a bad element among envelopes spoils itself alone")
  default void isolatesBadElements() {
    Examination.ofEachKind(
        codec(),
        examination ->
            examination.properties().stream()
                .filter(WildContract::holdsEnvelopes)
                .forEach(property -> isolatesBadElements(property.name(), examination)));
  }

  private static boolean holdsEnvelopes(WireProperty property) {
    return property.value().kind() == WireValue.Kind.ARRAY
        && property.value().element().orElseThrow().types().stream()
            .flatMap(type -> type.properties().stream())
            .anyMatch(inner -> inner.value().kind() == WireValue.Kind.UNION);
  }

  private static void isolatesBadElements(String name, Examination<?> examination) {
    List<?> good = (List<?>) Objects.requireNonNull(examination.full().get(name), name);
    Object neighbour = good.get(0);
    Optional<Object> alone =
        examination
            .read("$." + name, examination.full("$", o -> o.put(name, List.of(neighbour))))
            .map(seen -> ((List<?>) Objects.requireNonNull(seen.get(name), name)).get(0));
    if (alone.isEmpty()) {
      return;
    }
    for (String bad : BAD_ELEMENTS) {
      Object element =
          Objects.requireNonNull(JsonTree.object(("{\"a\":" + bad + "}").getBytes(UTF_8)).get("a"));
      List<Object> mixed = new ArrayList<>(List.of(neighbour, element, neighbour));
      examination
          .read("$." + name + " with " + bad, examination.full("$", o -> o.put(name, mixed)))
          .ifPresent(
              seen -> {
                List<?> read = (List<?>) Objects.requireNonNull(seen.get(name), name);
                examination.isSame("$." + name + " with " + bad, mixed.size(), read.size());
                if (read.size() == mixed.size()) {
                  examination.isSame("$." + name + "[0] before " + bad, alone.get(), read.get(0));
                  examination.isSame("$." + name + "[2] behind " + bad, alone.get(), read.get(2));
                }
              });
    }
  }

  @Test
  @DisplayName("K-UTF-01 UTF-8 that is overlong, codes a surrogate or breaks off is refused")
  default void refusesBadUtf8() {
    Examination.ofEachKind(
        codec(),
        examination ->
            BAD_UTF_8.forEach(
                bad -> {
                  String whole = JsonTree.text(examination.full("$", o -> o.put("x", "bad")));
                  byte[] document =
                      whole.replace("\"bad\"", "\"" + bad + "\"").getBytes(ISO_8859_1);
                  examination.refuses("bytes " + hex(bad), document);
                }));
  }

  private static String hex(String bytes) {
    StringBuilder hex = new StringBuilder();
    bytes.chars().forEach(unit -> hex.append(Integer.toHexString(unit)));
    return hex.toString();
  }

  @Test
  @DisplayName("K-MSG-01 whole requests and replies decode to data, whatever they are")
  default void decodesWholeMessages() {
    if (!codec().readsWholeMessages()) {
      Assumptions.abort(
          "Not judged: readsWholeMessages() says that the codec reads documents only");
    }
    List<String> complaints = new ArrayList<>();
    for (Resource resource : Resource.all()) {
      for (String body : Wild.BODIES) {
        Wild.reply(codec(), resource, body, complaints);
        for (String query : Wild.QUERIES) {
          Wild.request(codec(), resource, query, body, complaints);
        }
      }
    }
    if (!complaints.isEmpty()) {
      throw new AssertionError(
          complaints.size() + " complaints about the codec, the first: " + complaints.get(0));
    }
  }

  /** Requests and replies as they come from anywhere. */
  final class Wild {

    private static final List<String> BODIES =
        List.of("", "{}", "null", "[]", "{\"messages\":null}", "<html>", "{\"a\":", "\u0000", "\"");

    private static final List<String> QUERIES =
        List.of(
            "",
            "?",
            "?&&=&=1",
            "?org_id=&org_id=1&deployment_id=2",
            "?org_id=1&org_id=&deployment_id=&deployment_id=2",
            "?org_id=1&deployment_id=2&Settings.buttonIds=&Settings.buttonIds=%5B%5D&Availability.ids=,",
            "?ack=&ack=x&ack=99999999999999999999&pc=-",
            "?SessionId=&SessionId=%00&ReconnectSession.offset=%FF",
            "?SessionId.ClientType=&SessionId.ClientType=lightning");

    private Wild() {}

    private static void reply(
        CodecSubject codec, Resource resource, String body, List<String> complaints) {
      for (int status : new int[] {200, 204, 299, 302, 400, 403, 409, 500, 503, 599}) {
        WireResponse response = WireResponse.text(status, body);
        Optional<Reply> reply =
            data(
                () -> codec.decodeReply(resource.type(), response),
                resource + " answered " + status + " " + body,
                complaints);
        boolean right =
            reply.isEmpty() || status < 300 != (reply.get().kind() == Reply.Kind.REFUSED);
        if (!right) {
          complaints.add(resource + " answered " + status + ": " + reply.get());
        }
      }
      if (resource == Resource.MESSAGES
          && List.of("", "{}", "null", "{\"messages\":null}").contains(body)
          && codec.decodeReply(resource.type(), WireResponse.text(200, body)).kind()
              != Reply.Kind.EMPTY) {
        complaints.add("expected no messages in the answer " + body);
      }
    }

    private static void request(
        CodecSubject codec, Resource resource, String query, String body, List<String> complaints) {
      for (String tail : List.of("", "/x", "/%", "//")) {
        for (HttpMethod method : HttpMethod.values()) {
          String path = "/chat/rest/" + resource.path() + tail.replace("%", "%25") + query;
          WireRequest request =
              new WireRequest(
                  method,
                  URI.create(path),
                  WireHeaders.builder()
                      .add("x-liveagent-api-version", "42")
                      .add("x-liveagent-sequence", "")
                      .add("x-liveagent-session-key", " ")
                      .build(),
                  WireBody.ofText(body));
          data(() -> codec.decodeRequest(request), method + " " + path + " " + body, complaints)
              .filter(Incoming.Refused.class::isInstance)
              .map(incoming -> ((Incoming.Refused) incoming).refusal())
              .map(Refusal::status)
              .filter(status -> status < 400 || status > 500)
              .ifPresent(status -> complaints.add(method + " " + path + " refused as " + status));
        }
      }
    }

    private static <R> Optional<R> data(
        Supplier<R> decoding, String what, List<String> complaints) {
      try {
        return Optional.of(decoding.get());
      } catch (RuntimeException | StackOverflowError e) {
        complaints.add("expected data for " + what + ", but the codec threw " + e);
        return Optional.empty();
      }
    }
  }
}
