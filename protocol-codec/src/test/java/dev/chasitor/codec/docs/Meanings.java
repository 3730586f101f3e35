package dev.chasitor.codec.docs;

import dev.chasitor.codec.Resource;
import dev.chasitor.codec.Resource.Header;
import dev.chasitor.codec.Resource.Query;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** What headers and query parameters are for, in the words of the documents. */
final class Meanings {

  /** What a header or parameter is: a JSON type, and a text. */
  record Meaning(String jsonType, String text) {}

  private static final Map<String, Meaning> ALL =
      Map.ofEntries(
          integer("X-LIVEAGENT-API-VERSION", "The API version the client speaks (ruling A28)."),
          string(
              "X-LIVEAGENT-AFFINITY",
              "The node the session lives on: `affinityToken` of its start or take-over; the word"
                  + " `null` before there is one (ruling A5)."),
          string("X-LIVEAGENT-SESSION-KEY", "The key of the session: a secret."),
          integer(
              "X-LIVEAGENT-SEQUENCE",
              "The number of a POST: 1 on ChasitorInit, one more on each that follows (ruling A4)."),
          integer(
              "ack",
              "`sequence` of the last answer that had messages, -1 before there was one; without it"
                  + " all that was delivered counts as received (ruling A2)."),
          integer("pc", "A counter of polls, without effect; undocumented."),
          string(
              "SessionId",
              "The `id` of the session to take over; also read as the last part of the path, or not"
                  + " at all (ruling A6)."),
          string("SessionId.ClientType", "Which of the vendor's clients asks; undocumented."),
          integer("ReconnectSession.offset", "`offset` of the last answer that had one."),
          string("org_id", "The id of the organisation."),
          string("deployment_id", "The id of the deployment."),
          string("Settings.buttonIds", "The ids of the buttons wanted (ruling A21)."),
          integer("Settings.updateBreadcrumb", "Whether the page shall be noted, 1 or 0."),
          integer(
              "Settings.needEstimatedWaitTime",
              "Whether the estimated wait is wanted, 1 or 0; since API version 47."),
          string("Availability.ids", "The ids of the buttons and agents asked about (ruling A21)."),
          integer(
              "Availability.needEstimatedWaitTime",
              "Whether the estimated wait is wanted, 1 or 0; since API version 47."),
          string("sid", "The visitor's id, which is not that of a chat; undocumented."));

  private Meanings() {}

  /** All that it has a meaning for. */
  static Set<String> names() {
    return ALL.keySet();
  }

  static Meaning of(Header header) {
    return named(header.wireName());
  }

  static Meaning of(Query query) {
    return named(query.wireName());
  }

  /** The last part of a header's name, which tells it from the others. */
  static String shortName(Header header) {
    return header.wireName().replace("X-LIVEAGENT-", "").toLowerCase(Locale.ROOT);
  }

  /** The path after {@code …/chat/rest/}, with a placeholder for what follows it. */
  static String path(Resource resource) {
    return resource.tail() == Resource.Tail.SESSION_KEY
        ? resource.path() + "/{key}"
        : resource.path();
  }

  private static Meaning named(String name) {
    Meaning meaning = ALL.get(name);
    if (meaning == null) {
      throw new AssertionError("Meanings does not say what " + name + " is for");
    }
    return meaning;
  }

  private static Map.Entry<String, Meaning> string(String name, String text) {
    return Map.entry(name, new Meaning("string", text));
  }

  private static Map.Entry<String, Meaning> integer(String name, String text) {
    return Map.entry(name, new Meaning("integer", text));
  }
}
