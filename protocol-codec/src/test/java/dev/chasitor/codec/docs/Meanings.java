package dev.chasitor.codec.docs;

import dev.chasitor.codec.Resource;
import dev.chasitor.codec.Resource.Header;
import dev.chasitor.codec.Resource.Query;
import java.util.Locale;
import java.util.Map;

/** What headers and query parameters are for, in the words of the documents. */
final class Meanings {

  private static final Map<String, String> HEADERS =
      Map.of(
          "X-LIVEAGENT-API-VERSION",
          "The API version the client speaks, an integer (ruling A28).",
          "X-LIVEAGENT-AFFINITY",
          "The node the session lives on: `affinityToken` of the session's start or take-over; the"
              + " word `null` before there is one (ruling A5).",
          "X-LIVEAGENT-SESSION-KEY",
          "The key of the session: a secret.",
          "X-LIVEAGENT-SEQUENCE",
          "The number of a POST: 1 on ChasitorInit, one more on each that follows. Clients may leave"
              + " it out (ruling A4).");

  private static final Map<String, String> QUERIES =
      Map.ofEntries(
          Map.entry(
              "ack",
              "`sequence` of the last answer that had messages, -1 before there was one; without it"
                  + " all that was delivered counts as received (ruling A2)."),
          Map.entry("pc", "A counter of polls without effect; undocumented."),
          Map.entry(
              "SessionId",
              "The `id` of the session to take over; also read as the last part of the path, or not"
                  + " at all (ruling A6)."),
          Map.entry("SessionId.ClientType", "Which of the vendor's clients asks; undocumented."),
          Map.entry("ReconnectSession.offset", "`offset` of the last answer that had one; opaque."),
          Map.entry("org_id", "The id of the organisation."),
          Map.entry("deployment_id", "The id of the deployment."),
          Map.entry("Settings.buttonIds", "The ids of the buttons wanted (ruling A21)."),
          Map.entry("Settings.updateBreadcrumb", "Whether the page shall be noted, 1 or 0."),
          Map.entry(
              "Settings.needEstimatedWaitTime",
              "Whether the estimated wait is wanted, 1 or 0; since API version 47."),
          Map.entry(
              "Availability.ids", "The ids of the buttons and agents asked about (ruling A21)."),
          Map.entry(
              "Availability.needEstimatedWaitTime",
              "Whether the estimated wait is wanted, 1 or 0; since API version 47."),
          Map.entry("sid", "The visitor's id, which is not that of a chat; undocumented."));

  private Meanings() {}

  static String of(Header header) {
    return known(HEADERS, header.wireName());
  }

  static String of(Query query) {
    return known(QUERIES, query.wireName());
  }

  /** The last part of a header's name, which tells it from the others. */
  static String shortName(Header header) {
    return header.wireName().replace("X-LIVEAGENT-", "").toLowerCase(Locale.ROOT);
  }

  private static String known(Map<String, String> meanings, String name) {
    String meaning = meanings.get(name);
    if (meaning == null) {
      throw new AssertionError("Say in Meanings what " + name + " is for");
    }
    return meaning;
  }

  /** The path after {@code …/chat/rest/}, with a placeholder for what follows it. */
  static String path(Resource resource) {
    return resource == Resource.DELETE_SESSION_ID ? resource.path() + "/{key}" : resource.path();
  }
}
