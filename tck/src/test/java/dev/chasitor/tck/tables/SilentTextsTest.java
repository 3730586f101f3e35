package dev.chasitor.tck.tables;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * No {@code toString} shows a secret or what somebody said (rules C-HDR-04, K-SEC-01). The test
 * makes a value of every record and of every type with a builder, and finds each text that shows. A
 * new one is hidden, or it joins the list of those that nobody said.
 */
class SilentTextsTest {

  private static final List<String> ROOTS =
      List.of(
          "dev/chasitor/model",
          "dev/chasitor/codec",
          "dev/chasitor/session",
          "dev/chasitor/client",
          "dev/chasitor/host",
          "dev/chasitor/transport");

  private static final Pattern MARK = Pattern.compile("(?:«|<<)([^»>]*)(?:»|>>)");

  /** Packages whose types describe the protocol, and hold no values of it. */
  private static final List<String> NO_VALUES =
      List.of(
          "dev.chasitor.codec.document.", "dev.chasitor.codec.json.", "dev.chasitor.codec.shapes.");

  /** Records of functions and of parts, which no value of the protocol has. */
  private static final Set<String> MACHINERY =
      Set.of(
          "GivenCommand",
          "CheckedCredentials",
          "EventQueue.Item",
          "HostParts",
          "HostedSession.AfterLookup",
          "JournalPosition",
          "OpenCommands.Command",
          "QueryTable.Row",
          "RequestBodies.Row",
          "ResumeReport",
          "TransitionTable.Row");

  /**
   * Texts that show, since nobody said them: names and ids of things, addresses, settings, and what
   * the machine says itself. Texts of the server's among them were redacted before.
   */
  private static final Set<String> SHOWN =
      shown(
          """
          Agent: name userId
          AgentDisconnect: agentId name
          AgentJoinedConference: name
          AgentLeftConference: name
          AgentNotTyping: agentId name
          AgentSensitiveDataRuleTriggeredRequest: chatId
          AgentTyping: agentId name
          AttachedRecord: fieldName
          AvailabilityRequest: deploymentId ids organizationId sid
          BreadcrumbRequest: location
          Button: endpointUrl id inviteImageUrl language prechatUrl
          ChasitorInitRequest: agentId buttonId buttonOverrides deploymentId language organizationId screenResolution sessionId trackingId userAgent
          ChasitorResyncStateRequest: organizationId
          ChasitorSessionData: oref postChatUrl url
          ChatEstablished: name userId
          ChatMessage: agentId name
          ChatRequestFail: postChatUrl
          ChatRequestSuccess: oref postChatUrl url visitorId
          ChatTransferred: name userId
          CommandOutcome.NotSent: reason
          CommandOutcome.Unknown: reason
          Credentials: id
          CustomDetail: label transcriptFields
          CustomEvent: type
          CustomEventRequest: type
          Destination.Server: host
          Destination: host
          EndCause: detail reason
          Entity: entityName linkToEntityField linkToEntityName saveToTranscript
          EntityFieldMap: entityName fieldName
          EntityFieldsMap: fieldName label
          FileTransfer: cdmServletUrl uploadServletUrl
          GeoLocation: city countryCode countryName organization region
          HeldSession: owner session
          HostInput.Accept: name userId
          HostInput.Transfer: name userId
          HostSession: id
          HostState.Active: agentId agentName
          HttpTransport.Outcome.Failed: detail
          InMemoryJournal.Removed: session
          JournalRecord: owner session
          JournalWrite: session
          MessagesResponse: offset
          NewVisitorBreadcrumb: location
          OpenSession: offset
          ReconnectSessionRequest: offset
          Reply.Malformed: problem
          Result: id
          ResyncSessionRequest: sessionId
          RichMessageAction: dialogId
          SensitiveDataRule: id name pattern replacement
          ServerMove.Refused: reason
          SessionEvent.Masked: rules
          SessionEvent.RuleIgnored: problem rule
          SessionEvent.Troubled: problem
          SessionIdResponse: id
          Settings: contentServerUrl
          SettingsRequest: buttonIds deploymentId organizationId sid
          SwitchServer: newUrl
          TranscriptEntry: name
          TriggeredRule: id name
          UnknownMessage: problem typeWord
          UnknownRequest: noun prefix problem
          VisitorId: sessionId
          VisitorIdRequest: deploymentId organizationId sid
          WireHeaders.Line: name
          """);

  /** For the test of this test. */
  record Telling(String text) {}

  @Test
  void noTextIsShownThatSomebodyMayHaveSaid() {
    MarkedValues values = new MarkedValues();
    Set<String> shown = new TreeSet<>();
    Set<String> failed = new TreeSet<>();
    int made = 0;
    for (String name : TableScan.classes(ROOTS)) {
      Class<?> type = TableScan.named(name);
      if (MarkedValues.isMade(type)
          && NO_VALUES.stream().noneMatch(name::startsWith)
          && !MACHINERY.contains(MarkedValues.nameOf(type))) {
        made++;
        try {
          shown.addAll(marks(values.of(type).toString()));
        } catch (AssertionError | RuntimeException | LinkageError | StackOverflowError e) {
          failed.add(MarkedValues.nameOf(type) + ": " + e + " " + e.getCause());
        }
      }
    }
    int count = made;
    assertEquals(Set.of(), failed);
    assertEquals(SHOWN, shown);
    assertTrue(count > 150, () -> "the types were found: " + count);
  }

  @Test
  void aTextThatShowsIsFound() {
    assertEquals(
        Set.of("SilentTextsTest.Telling.text"),
        marks(new MarkedValues().of(Telling.class).toString()));
  }

  private static Set<String> marks(String text) {
    Set<String> marks = new TreeSet<>();
    Matcher matcher = MARK.matcher(text);
    while (matcher.find()) {
      marks.add(matcher.group(1));
    }
    return marks;
  }

  /** Reads rows of a type and those of its properties that show. */
  private static Set<String> shown(String rows) {
    Set<String> shown = new TreeSet<>();
    for (String row : rows.lines().toList()) {
      int colon = row.indexOf(':');
      Stream.of(row.substring(colon + 1).strip().split(" ", -1))
          .forEach(property -> shown.add(row.substring(0, colon) + "." + property));
    }
    return shown;
  }
}
