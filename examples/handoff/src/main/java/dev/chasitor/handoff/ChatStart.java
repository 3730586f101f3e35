package dev.chasitor.handoff;

import dev.chasitor.model.ChasitorInitRequest;
import dev.chasitor.model.CustomDetail;
import dev.chasitor.model.Entity;
import dev.chasitor.model.EntityFieldsMap;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What the bot knows when it hands a chat over: the body of the HTTP request.
 *
 * @param name the visitor's name
 * @param email the visitor's e-mail address
 * @param caseNumber the number of the case
 * @param history what was said with the bot; the agent sees it as the first line
 */
record ChatStart(String name, String email, String caseNumber, List<Said> history) {

  /**
   * Something that was said.
   *
   * @param by who said it
   * @param text what was said
   */
  record Said(String by, String text) {
    Said {
      require(by, "history.by");
      require(text, "history.text");
    }

    /** Shows no text. */
    @Override
    public String toString() {
      return "Said[" + text.length() + " characters]";
    }
  }

  ChatStart {
    require(name, "name");
    require(email, "email");
    require(caseNumber, "caseNumber");
    require(history, "history");
    history = List.copyOf(history);
  }

  /** A JSON body may lack a property, whatever the types say. */
  private static void require(Object value, String property) {
    if (value == null) {
      throw new IllegalArgumentException("The property " + property + " is missing");
    }
  }

  /** The request for a chat: the agent sees the details, and the records are linked to the chat. */
  ChasitorInitRequest request(HandoffOptions options) {
    return ChasitorInitRequest.builder()
        .organizationId(options.organization())
        .deploymentId(options.deployment())
        .buttonId(options.button())
        .visitorName(name)
        .addPrechatDetails(
            detail("Name", name), detail("Email", email), detail("Case Number", caseNumber))
        .addPrechatEntities(
            found("Contact", "ContactId", "Email", "Email"),
            found("Case", "CaseId", "CaseNumber", "Case Number"))
        .build();
  }

  private static CustomDetail detail(String label, String value) {
    return CustomDetail.builder().label(label).value(value).displayToAgent(true).build();
  }

  /** A record that the server finds by a detail, and saves in a field of the transcript. */
  private static Entity found(String entity, String transcriptField, String field, String label) {
    return Entity.builder()
        .entityName(entity)
        .saveToTranscript(transcriptField)
        .addEntityFieldsMaps(
            EntityFieldsMap.builder()
                .fieldName(field)
                .label(label)
                .doFind(true)
                .isExactMatch(true)
                .doCreate(false)
                .build())
        .build();
  }

  /** The first line of the chat: everything that was said with the bot. */
  String firstLine() {
    return history.stream()
        .map(said -> said.by() + ": " + said.text())
        .collect(Collectors.joining("\n", "The chat with the bot:\n", ""));
  }

  /** Shows nothing about the visitor. */
  @Override
  public String toString() {
    return "ChatStart[" + history.size() + " lines of history]";
  }
}
