package dev.chasitor.conformance.report;

import dev.chasitor.conformance.rule.Rule;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** The usual causes of broken rules: those of the catalogue, then those of a family of rules. */
public final class UsualCauses {

  /** What often breaks several rules of a family. */
  private static final Map<String, List<String>> OF_FAMILIES =
      Map.ofEntries(
          Map.entry(
              "C-OPEN",
              List.of(
                  "The client starts a step of the opening on the request, not on its answer.")),
          Map.entry(
              "C-HDR",
              List.of(
                  "A take-over replaces key and token, and one part of the client keeps the old ones.")),
          Map.entry(
              "C-SEQ",
              List.of(
                  "The client takes a lost answer for a lost request. The server may have processed the request.",
                  "An HTTP library below the client repeats requests by itself.")),
          Map.entry(
              "C-POLL",
              List.of(
                  "The client uses one time-out for all requests. A poll waits for clientPollTimeout.")),
          Map.entry(
              "C-ACK",
              List.of(
                  "The ack is stored when the answer arrives, before the application has the messages.")),
          Map.entry(
              "C-DLV",
              List.of(
                  "The client recognises a message by its text. People say the same twice.",
                  "What a take-over restores is delivered a second time, or is dropped as known.")),
          Map.entry(
              "C-RSY",
              List.of(
                  "The client handles a 503 to a POST and a 503 to a poll as two losses of the node.")),
          Map.entry(
              "C-NOT", List.of("A timer for notices goes on after the agent or the visitor left.")),
          Map.entry(
              "C-END",
              List.of(
                  "Requests that wait in a queue leave although the end was asked for before.")),
          Map.entry(
              "C-ERR",
              List.of(
                  "The client treats every status from 400 to 499 alike, or every failure alike.")),
          Map.entry(
              "C-LIV", List.of("The timer of a retry is lost when another event comes first.")),
          Map.entry(
              "C-DUR", List.of("The client sends first and writes to its journal afterwards.")),
          Map.entry(
              "K-DEC",
              List.of("The JSON library fails on, or silently drops, what it has no field for.")),
          Map.entry(
              "K-ENC",
              List.of("The JSON library leaves out null, false, zero or empty values by default.")),
          Map.entry("K-NUM", List.of("Numbers pass through a double, which keeps 53 bits.")),
          Map.entry(
              "K-TXT",
              List.of(
                  "Bytes become text in the default charset, or an encoder replaces what it cannot write.")),
          Map.entry(
              "K-SEC", List.of("A record or a data class writes all its fields in toString.")),
          Map.entry(
              "K-ISO", List.of("One try around the whole list: the first bad element ends it.")),
          Map.entry(
              "T-REQ", List.of("The engine normalises the path, merges headers or adds its own.")),
          Map.entry(
              "T-RSP",
              List.of("The engine throws on a status of 400 and more, or decodes the body.")),
          Map.entry(
              "T-TIM",
              List.of(
                  "The time-out of the engine ends with the head of the answer, or covers only connecting.")),
          Map.entry(
              "T-RTY",
              List.of(
                  "The engine repeats requests on a connection that was kept open and is gone.")),
          Map.entry(
              "T-SEC",
              List.of(
                  "The message of the engine's exception holds the whole URL, and it is passed on.")),
          Map.entry(
              "D-FEN",
              List.of(
                  "The journal checks and writes in two steps, and another writer comes between them.")),
          Map.entry("D-DUR", List.of("The journal answers before the data is on the disk.")),
          Map.entry(
              "D-UNK",
              List.of(
                  "A lost connection is reported as a failed write. The store may have done it.")));

  private UsualCauses() {}

  /**
   * Returns the usual causes for a rule of any catalogue, the most likely first.
   *
   * @param id the id of the rule or of a clause; there are no causes for another text
   */
  public static List<String> of(String id) {
    List<String> causes = new ArrayList<>();
    Arrays.stream(Rule.values())
        .filter(rule -> rule.id().equals(ruleOf(id)))
        .map(Rule::usualCause)
        .forEach(causes::add);
    causes.addAll(OF_FAMILIES.getOrDefault(ruleOf(id).replaceFirst("-\\d+$", ""), List.of()));
    return causes;
  }

  /** Returns the id of a rule without the letter of a clause. */
  private static String ruleOf(String id) {
    return id.replaceFirst("(\\d)[a-z]$", "$1");
  }

  /** Returns the families of rules that have causes of their own. */
  static List<String> families() {
    return OF_FAMILIES.keySet().stream().sorted().toList();
  }
}
