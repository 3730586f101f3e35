package dev.chasitor.tck.codec;

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
import dev.chasitor.conformance.rule.CodecRule;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * The contract for what real servers, gateways and wrong clients send: repeated properties, long
 * lists, bad elements, and requests and replies of any form.
 */
public interface WildContract extends CodecUnderTest {

  /** Values of which a part of an envelope, or of what it holds, can make no sense. */
  List<String> BAD_PARTS = List.of("7", "null", "[]", "true", "\"a\"");

  /** Elements that are no envelope, or an empty one. */
  List<String> NO_ENVELOPES =
      List.of(
          "7", "-1.5e3", "null", "[]", "[[]]", "[{}]", "true", "false", "\"a\"", "\"\"", "{}",
          "[null]");

  /** Longer than the buffers and first sizes that readers have. */
  List<Integer> LONG_LISTS = List.of(300, 2_500);

  @Test
  @DisplayName("K-DUP-01 a repeated property is refused, or known and unknown ones are alike")
  default void treatsRepeatsAlike() {
    Examination.ofEachKind(
        codec(),
        CodecRule.K_DUP_01,
        examination ->
            examination.places().stream()
                // An envelope is never refused, and neither is a message in one.
                .filter(place -> !place.inMessage() && place.body().isEmpty())
                .forEach(place -> treatsRepeatsAlike(place, examination)));
  }

  private static void treatsRepeatsAlike(Place place, Examination<?> examination) {
    List<Repeat> repeats = new ArrayList<>();
    Repeat unknown = new Repeat(place.path(), "x-twice", "1", "2");
    if (unknown.taken(examination) != Repeat.Taken.IGNORED) {
      repeats.add(unknown);
    }
    place.type().properties().stream()
        .filter(property -> place.object().containsKey(property.name()))
        .forEach(property -> repeats.addAll(Repeat.of(place.path(), property)));
    for (Repeat repeat : repeats) {
      Repeat.Taken taken = repeat.taken(examination);
      Repeat.Taken expected = repeats.get(0).taken(examination);
      examination.judge(
          taken == expected && taken != Repeat.Taken.BROKEN && taken != Repeat.Taken.IGNORED,
          repeat.toString(),
          "the codec's choice is %s, and with %s it is %s"
              .formatted(taken, repeats.get(0), expected));
    }
  }

  @Test
  @DisplayName("K-LEN-01 a list of any length within the limits is read completely, at any depth")
  default void readsLongLists() {
    Examination.ofEachKind(
        codec(),
        CodecRule.K_LEN_01,
        examination -> examination.places().forEach(place -> readsLongLists(place, examination)));
  }

  private static void readsLongLists(Place place, Examination<?> examination) {
    for (WireProperty property : place.type().properties()) {
      if (place.object().get(property.name()) instanceof List<?> list
          && !list.isEmpty()
          && property.value().kind() == WireValue.Kind.ARRAY) {
        for (int wanted : LONG_LISTS) {
          readsLongList(place, property.name(), list.get(0), wanted, examination);
        }
      }
    }
  }

  private static void readsLongList(
      Place place, String name, Object element, int wanted, Examination<?> examination) {
    int longest = Math.min(wanted, examination.codec().limits().arrayLength());
    int room = examination.codec().limits().documentBytes() / 4;
    int length = Math.min(longest, room / (JsonTree.bytes(element).length + 1));
    String path = place.path() + "." + name;
    List<Object> longer = Collections.nCopies(length, element);
    examination
        .read(path, examination.full(place.path(), object -> object.put(name, longer)))
        .flatMap(seen -> Place.at(place.path(), examination.kind(), seen))
        .ifPresent(
            seen ->
                examination.complainUnless(
                    seen.object().get(name) instanceof List<?> read && read.size() == length,
                    path,
                    "expected all " + length + " elements of the list"));
  }

  @Test
  @DisplayName("K-ISO-01 what is no envelope spoils itself alone among envelopes")
  default void isolatesBadElements() {
    eachListOfEnvelopes(
        (list, examination) ->
            NO_ENVELOPES.forEach(bad -> list.isolates(JsonTree.value(bad), bad, examination)));
  }

  @Test
  @DisplayName("K-ISO-01 an envelope with a bad part spoils itself alone")
  default void isolatesBadEnvelopes() {
    eachListOfEnvelopes(
        (list, examination) -> {
          for (String name : list.neighbour().keySet()) {
            Map<String, Object> without = new LinkedHashMap<>(list.neighbour());
            without.remove(name);
            list.isolates(without, "an envelope without " + name, examination);
            for (String bad : BAD_PARTS) {
              Map<String, Object> spoilt = new LinkedHashMap<>(list.neighbour());
              spoilt.put(name, JsonTree.value(bad));
              // A text is no bad type but a newer one, which is for rule K-DEC-03.
              if (!(list.namesType(name) && JsonTree.value(bad) instanceof String)) {
                list.isolates(spoilt, "an envelope whose " + name + " is " + bad, examination);
              }
            }
          }
        });
  }

  @Test
  @DisplayName("K-ISO-01 a message or request with a bad property spoils itself alone")
  default void isolatesBadBodies() {
    eachListOfEnvelopes(
        (list, examination) ->
            list.bodies()
                .forEach(
                    (type, body) -> {
                      for (String name : body.keySet()) {
                        Map<String, Object> without = new LinkedHashMap<>(body);
                        without.remove(name);
                        list.isolates(
                            list.envelope(type, without), type + " without " + name, examination);
                        for (String bad : BAD_PARTS) {
                          Map<String, Object> spoilt = new LinkedHashMap<>(body);
                          spoilt.put(name, JsonTree.value(bad));
                          list.isolates(
                              list.envelope(type, spoilt),
                              type + " whose " + name + " is " + bad,
                              examination);
                        }
                      }
                    }));
  }

  private void eachListOfEnvelopes(BiConsumer<EnvelopeList, Examination<?>> look) {
    Examination.ofEachKind(
        codec(),
        CodecRule.K_ISO_01,
        examination ->
            EnvelopeList.in(examination).forEach(list -> look.accept(list, examination)));
  }

  @Test
  @DisplayName("K-MSG-01 whole requests and replies decode to data, whatever they are")
  default void decodesWholeMessages() {
    CodecSubject codec = codec();
    if (!codec.readsWholeMessages()) {
      Assumptions.abort(
          "Not judged: readsWholeMessages() says that the codec reads documents only");
    }
    List<String> complaints = new ArrayList<>();
    int cases = 0;
    for (Resource resource : Resource.all()) {
      for (String body : Wild.BODIES) {
        Wild.reply(codec, resource, body, complaints);
        for (String query : Wild.QUERIES) {
          Wild.request(codec, resource, query, body, complaints);
        }
        cases += 1 + Wild.QUERIES.size();
      }
    }
    codec.judged(cases);
    if (!complaints.isEmpty()) {
      int told = Math.min(20, complaints.size());
      throw new AssertionError(
          "The codec breaks rule K-MSG-01: %s%n%d complaints, the first %d:%n  %s"
              .formatted(
                  CodecRule.K_MSG_01.sentence(),
                  complaints.size(),
                  told,
                  String.join("\n  ", complaints.subList(0, told))));
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
