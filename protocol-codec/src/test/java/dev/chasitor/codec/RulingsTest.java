package dev.chasitor.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.chasitor.codec.document.MalformedMessageException;
import dev.chasitor.model.AffinityToken;
import dev.chasitor.model.AgentDisconnect;
import dev.chasitor.model.ApiVersion;
import dev.chasitor.model.AttachedRecord;
import dev.chasitor.model.Availability;
import dev.chasitor.model.AvailabilityRequest;
import dev.chasitor.model.BreadcrumbRequest;
import dev.chasitor.model.Button;
import dev.chasitor.model.ButtonType;
import dev.chasitor.model.ChasitorInitRequest;
import dev.chasitor.model.ChasitorResyncStateRequest;
import dev.chasitor.model.ChasitorSessionData;
import dev.chasitor.model.ChasitorTypingRequest;
import dev.chasitor.model.ChatEndReason;
import dev.chasitor.model.ChatEndRequest;
import dev.chasitor.model.ChatEnded;
import dev.chasitor.model.ChatEstablished;
import dev.chasitor.model.ChatMessageRequest;
import dev.chasitor.model.ChatTransferred;
import dev.chasitor.model.CustomDetail;
import dev.chasitor.model.Entity;
import dev.chasitor.model.EnvelopeResponse;
import dev.chasitor.model.Json;
import dev.chasitor.model.MessagesRequest;
import dev.chasitor.model.MessagesResponse;
import dev.chasitor.model.MultiNounRequest;
import dev.chasitor.model.NounWrapper;
import dev.chasitor.model.ReconnectSession;
import dev.chasitor.model.ReconnectSessionRequest;
import dev.chasitor.model.Request;
import dev.chasitor.model.RequestType;
import dev.chasitor.model.ResyncSessionRequest;
import dev.chasitor.model.ResyncSessionResponse;
import dev.chasitor.model.ServerMessage;
import dev.chasitor.model.SessionIdRequest;
import dev.chasitor.model.SessionIdResponse;
import dev.chasitor.model.SessionKey;
import dev.chasitor.model.Settings;
import dev.chasitor.model.SettingsRequest;
import dev.chasitor.model.SwitchServer;
import dev.chasitor.model.TranscriptEntry;
import dev.chasitor.model.UnknownRequest;
import dev.chasitor.model.VisitorId;
import dev.chasitor.model.Word;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The rulings of docs/errata.md, as far as they concern what is read (R) and written (W): one test
 * each, named by the ruling. What they ask of a session is tested with the machines.
 */
class RulingsTest {

  private static final URI ENDPOINT = URI.create("https://d.la1.example/chat/rest/");
  private static final RequestHeaders HEADERS =
      RequestHeaders.session(ApiVersion.of(42), AffinityToken.of("878a1fa0"), SessionKey.of("a!1"))
          .numbered(7);

  private final ChasitorCodec codec = ChasitorCodec.create();

  @Test
  void a1AcceptanceIs200WithOkAndAny2xxIsRead() {
    assertEquals(WireResponse.text(200, "OK"), codec.encodeReply(new Reply.Accepted()));
    for (int status : new int[] {200, 202, 204}) {
      assertEquals(
          new Reply.Accepted(),
          codec.decodeReply(RequestType.CHAT_MESSAGE, WireResponse.text(status, "<p>")));
    }
  }

  @Test
  void a2AckIsWhatItIsAndMayBeMissing() {
    assertEquals("ack=-1", encoded(MessagesRequest.builder().ack(-1).build()).uri().getRawQuery());
    assertEquals(OptionalLong.empty(), ((MessagesRequest) get("System/Messages")).ack());
    for (long ack : new long[] {0, 999, Long.MAX_VALUE}) {
      assertEquals(
          OptionalLong.of(ack), ((MessagesRequest) get("System/Messages?ack=" + ack)).ack());
    }
  }

  @Test
  void a3SequenceIsANumberOfWhichNothingIsExpected() {
    for (long sequence : new long[] {-1, 0, 17, Long.MAX_VALUE}) {
      MessagesResponse batch = MessagesResponse.builder().sequence(sequence).build();
      assertEquals(batch, again(MessagesResponse.class, batch));
    }
  }

  @Test
  void a4NumbersAreWrittenAndMayBeMissing() {
    Request line = ChatMessageRequest.builder().text("a").build();
    assertEquals("7", encoded(line).headers().first("X-LIVEAGENT-SEQUENCE").orElseThrow());
    Incoming.Understood bare =
        understood(HttpMethod.POST, "Chasitor/ChatMessage", "{\"text\":\"a\"}");
    assertEquals(OptionalLong.empty(), bare.headers().sequence());
  }

  @Test
  void a5TheFirstAffinityIsTheWordNull() {
    WireRequest wire =
        codec.encodeRequest(
            ENDPOINT,
            SessionIdRequest.builder().build(),
            RequestHeaders.version(ApiVersion.of(42)));
    assertEquals("null", wire.headers().first("X-LIVEAGENT-AFFINITY").orElseThrow());
    assertEquals(
        Optional.empty(), understood(HttpMethod.GET, "System/SessionId", "").headers().affinity());
  }

  @Test
  void a5AReconnectNamesNoNodeEither() {
    WireRequest wire = encoded(ReconnectSessionRequest.builder().build());
    assertEquals("null", wire.headers().first("X-LIVEAGENT-AFFINITY").orElseThrow());
  }

  @Test
  void a6TheIdOfAResyncStandsInTheQueryOrInThePath() {
    ResyncSessionRequest named = ResyncSessionRequest.builder().sessionId("3f1c").build();
    assertEquals("SessionId=3f1c", encoded(named).uri().getRawQuery());
    assertEquals(named, get("System/ResyncSession?sessionid=3f1c"));
    assertEquals(named, get("System/ResyncSession/3f1c"));
    assertEquals(ResyncSessionRequest.builder().build(), get("System/ResyncSession"));
  }

  @Test
  void a7ASessionGoesOnIfItIsValid() {
    assertTrue(
        read(ResyncSessionResponse.class, "{'isValid':true,'key':'a!2','affinityToken':'b'}")
            .isValid());
    ResyncSessionResponse lost =
        read(ResyncSessionResponse.class, "{'isValid':false,'key':'','affinityToken':null}");
    assertFalse(lost.isValid());
    assertEquals(Optional.empty(), lost.key());
  }

  @Test
  void a8SessionDataIsAMessageAndTheStateIsTheRequest() {
    assertTrue(BodyKind.of(ChasitorSessionData.class).orElseThrow().name().startsWith("message/"));
    assertEquals(
        "/chat/rest/Chasitor/ChasitorResyncState",
        encoded(ChasitorResyncStateRequest.builder().organizationId("00D").build())
            .uri()
            .getPath());
    assertEquals(
        Optional.empty(), read(ReconnectSession.class, "{'affinityToken':'b'}").resetSequence());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'object':{'text':'Bye'}",
        "'data':{'text':'Bye'}",
        "'object':'{\\u0022text\\u0022:\\u0022Bye\\u0022}'",
        "'data':'{\\u0022text\\u0022:\\u0022Bye\\u0022}'"
      })
  void a9ANounHasAnObjectOrDataOrText(String object) {
    NounWrapper noun =
        read(NounWrapper.class, "{'prefix':'Chasitor','noun':'ChatMessage'," + object + "}");
    assertEquals(NounWrapper.of(ChatMessageRequest.builder().text("Bye").build()), noun);
    assertEquals(
        json("{'prefix':'Chasitor','noun':'ChatMessage','object':{'text':'Bye'}}"),
        written(NounWrapper.class, noun));
  }

  @Test
  void a9ANounWithoutObjectHasAnEmptyOneAndItsNameIsAsGiven() {
    assertEquals(
        NounWrapper.of(ChatEndRequest.builder().build()),
        read(NounWrapper.class, "{'prefix':'Chasitor','noun':'ChatEnd'}"));
    UnknownRequest other =
        (UnknownRequest)
            read(NounWrapper.class, "{'prefix':'chasitor','noun':'chatEnd'}").request();
    assertEquals("chasitor", other.prefix());
    assertEquals("chatEnd", other.noun());
  }

  @Test
  void a10FieldMapsAreReadInEverySpelling() {
    String map = "[{'fieldName':'Email','label':'E','doFind':true}]";
    Entity entity = read(Entity.class, "{'entityName':'Contact','entityFieldsMaps':" + map + "}");
    assertEquals(1, entity.entityFieldsMaps().size());
    assertEquals(
        entity, read(Entity.class, "{'entityName':'Contact','entityFieldMaps':" + map + "}"));
    assertTrue(written(Entity.class, entity).contains("\"entityFieldsMaps\""));
    for (String spelling : List.of("entityFieldMaps", "entityMaps")) {
      CustomDetail detail =
          read(
              CustomDetail.class,
              "{'label':'E','value':'','transcriptFields':[],'"
                  + spelling
                  + "':[{'entityName':'Contact','fieldName':'Email'}]}");
      assertEquals(1, detail.entityFieldMaps().size(), spelling);
    }
  }

  @Test
  void a11TheTimeoutIsANumberOrItsText() {
    String start = "{'id':'i','key':'i!1','affinityToken':'b','clientPollTimeout':";
    SessionIdResponse number = read(SessionIdResponse.class, start + "40}");
    assertEquals(number, read(SessionIdResponse.class, start + "'40'}"));
    assertTrue(written(SessionIdResponse.class, number).contains("\"clientPollTimeout\":40"));
  }

  @Test
  void a12PingRateIsReadInBothSpellings() {
    String rest = ":50000,'contentServerUrl':'','buttons':[]}";
    Settings settings = read(Settings.class, "{'pingRate'" + rest);
    assertEquals(settings, read(Settings.class, "{'pingrate'" + rest));
    assertTrue(written(Settings.class, settings).startsWith("{\"pingRate\":50000"));
  }

  @Test
  void a13AnswersToVisitorsComeInAnEnvelopeOrBare() {
    envelopeOrBare(RequestType.VISITOR_ID, VisitorId.class, "{'sessionId':'c41b'}");
    envelopeOrBare(RequestType.AVAILABILITY, Availability.class, "{'results':[{'id':'573'}]}");
    envelopeOrBare(
        RequestType.SETTINGS, Settings.class, "{'pingRate':1,'contentServerUrl':'','buttons':[]}");
    Reply elsewhere =
        codec.decodeReply(
            RequestType.SETTINGS, WireResponse.text(200, json("{'newUrl':'https://x/chat'}")));
    assertTrue(
        ((EnvelopeResponse) assertInstanceOf(Reply.Answered.class, elsewhere).response())
            .first(SwitchServer.class)
            .isPresent());
    assertInstanceOf(
        Reply.Malformed.class,
        codec.decodeReply(RequestType.VISITOR_ID, WireResponse.text(200, "{}")));
  }

  private <T extends ServerMessage> void envelopeOrBare(
      RequestType type, Class<T> message, String body) {
    String enveloped =
        "{'messages':[{'type':'" + message.getSimpleName() + "','message':" + body + "}]}";
    Reply reply = codec.decodeReply(type, WireResponse.text(200, json(enveloped)));
    assertEquals(reply, codec.decodeReply(type, WireResponse.text(200, json(body))));
    EnvelopeResponse answer =
        assertInstanceOf(
            EnvelopeResponse.class, assertInstanceOf(Reply.Answered.class, reply).response());
    assertTrue(answer.first(message).isPresent(), message.getSimpleName());
    assertTrue(codec.encodeReply(reply).body().text().startsWith("{\"messages\":["));
  }

  @Test
  void a14NotAvailableMayGoWithoutSaying() {
    Availability availability = read(Availability.class, "{'results':[{'id':'573'}]}");
    assertFalse(availability.results().get(0).isAvailable());
    assertEquals(
        json("{'results':[{'id':'573','isAvailable':false}]}"),
        written(Availability.class, availability));
    assertFalse(read(Button.class, "{'id':'573','type':'Standard'}").isAvailable());
  }

  @Test
  void a15TheUserOfATransferIsTheNewAgent() {
    assertEquals(
        Optional.of("005A"),
        read(ChatTransferred.class, "{'name':'Ann','userId':'005A'}").userId());
  }

  @Test
  void a16AgentsAreReadWhateverTheirIdsLookLike() {
    for (String id : List.of("0055g000000AbCd", "edacfa56-b203-43d5-9e1b-678278b61263")) {
      assertEquals(
          Optional.of(id),
          read(ChatEstablished.class, "{'name':'Ann','userId':'" + id + "'}").userId());
    }
  }

  @Test
  void a17AKeyNeedNotBeginWithItsId() {
    SessionIdResponse session =
        read(
            SessionIdResponse.class,
            "{'id':'other','key':'3f1c!16!ab/+=','affinityToken':'b','clientPollTimeout':40}");
    assertEquals("3f1c!16!ab/+=", session.key().reveal());
    assertEquals("other", session.id());
  }

  @Test
  void a18BodiesThatNobodyNeedsMayBeAnything() {
    assertEquals("{}", encoded(ChasitorTypingRequest.builder().build()).body().text());
    assertEquals(
        json("{'reason':'client'}"),
        encoded(ChatEndRequest.builder().reason(Word.of(ChatEndReason.CLIENT)).build())
            .body()
            .text());
    for (String body : List.of("", "{}", "7", "<x/>")) {
      assertEquals(
          ChasitorTypingRequest.builder().build(),
          understood(HttpMethod.POST, "Chasitor/ChasitorTyping", body).request());
      assertEquals(
          ChatEndRequest.builder().build(),
          understood(HttpMethod.POST, "Chasitor/ChatEnd", body).request());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"'object':''", "'object':7", "'object':null", "'object':[]", "'x':1"})
  void a18NobodyNeedsThemInABatchEither(String object) {
    NounWrapper noun =
        read(NounWrapper.class, "{'prefix':'Chasitor','noun':'ChatEnd'," + object + "}");
    assertEquals(ChatEndRequest.builder().build(), noun.request());
  }

  @Test
  void a19APollHasOneReply() {
    String batch = "{\"messages\":[],\"sequence\":1}";
    assertInstanceOf(
        Reply.Answered.class,
        codec.decodeReply(RequestType.MESSAGES, WireResponse.text(200, batch)));
    assertInstanceOf(
        Reply.Malformed.class,
        codec.decodeReply(RequestType.MESSAGES, WireResponse.text(200, batch + batch)));
  }

  @Test
  void a20ThatNothingCameIsNotThatTheSessionIsOver() {
    assertEquals(
        new Reply.Empty(),
        codec.decodeReply(
            RequestType.MESSAGES, new WireResponse(204, WireHeaders.none(), WireBody.empty())));
    assertEquals(
        new Reply.Refused(new Refusal.SessionInvalid(RefusalTexts.SESSION_INVALID)),
        codec.decodeReply(
            RequestType.MESSAGES, WireResponse.text(403, RefusalTexts.SESSION_INVALID)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Availability.ids=573A,573B",
        "Availability.ids=573A%2C573B",
        "Availability.ids=%5B573A,573B%5D",
        "Availability.ids=573A&Availability.ids=573B",
        "Availability.ids%5B%5D=573A&Availability.ids%5B%5D=573B",
        "availability.IDS=573A,,573B,&Availability.prefix=Visitor&r=7"
      })
  void a21ListsAreReadInEveryForm(String ids) {
    String rest = "?org_id=00D&deployment_id=572&";
    AvailabilityRequest request =
        AvailabilityRequest.builder()
            .organizationId("00D")
            .deploymentId("572")
            .addIds("573A", "573B")
            .build();
    assertEquals(request, get("Visitor/Availability" + rest + ids));
    assertEquals(
        "org_id=00D&deployment_id=572&Availability.ids=573A,573B",
        encoded(request).uri().getRawQuery());
  }

  @Test
  void a22ABreadcrumbNeedsNoKey() {
    BreadcrumbRequest breadcrumb = BreadcrumbRequest.builder().location("http://a/b").build();
    WireRequest wire = encoded(breadcrumb);
    assertEquals(Optional.empty(), wire.headers().first("X-LIVEAGENT-SESSION-KEY"));
    assertEquals(Optional.empty(), wire.headers().first("X-LIVEAGENT-AFFINITY"));
    Incoming.Understood read =
        understood(HttpMethod.POST, "Visitor/Breadcrumb", "{\"location\":\"http://a/b\"}");
    assertEquals(breadcrumb, read.request());
    assertEquals(Optional.empty(), read.headers().sessionKey());
  }

  @Test
  void a23ADisconnectedAgentIsAMessageLikeOthers() {
    assertEquals(AgentDisconnect.builder().build(), read(AgentDisconnect.class, "{}"));
  }

  @Test
  void a24RecordsAreAnArrayOrAText() {
    AttachedRecord text = AttachedRecord.builder().fieldValue("500A").build();
    assertEquals(
        List.of(text), read(ChatEnded.class, "{'attachedRecords':'500A'}").attachedRecords());
    ChatEnded array = read(ChatEnded.class, "{'attachedRecords':[]}");
    assertEquals(array, read(ChatEnded.class, "{}"));
    assertEquals(json("{'attachedRecords':[]}"), written(ChatEnded.class, array));
  }

  @Test
  void a25TheIdleTimeoutIsReadInAnyCase() {
    for (String spelling : List.of("chasitorIdleTimeout", "chasitorIdletimeout")) {
      ChatTransferred transferred =
          read(
              ChatTransferred.class,
              "{'name':'Ann','userId':'005','" + spelling + "':{'isEnabled':true,'timeout':120}}");
      assertEquals(
          OptionalInt.of(120), transferred.chasitorIdleTimeout().orElseThrow().timeout(), spelling);
      assertTrue(written(ChatTransferred.class, transferred).contains("chasitorIdleTimeout"));
    }
  }

  @Test
  void a26InviteRulesAreATextThatHoldsAnObject() {
    Button.Builder bare = Button.builder().id("573").type(Word.of(ButtonType.INVITE));
    Button button = bare.inviteRules(Json.of("{\"rules\":{}}")).build();
    String start = "{'id':'573','type':'Invite','isAvailable':false,'inviteRules':";
    assertEquals(button, read(Button.class, start + "{'rules': {}}}"));
    String written = written(Button.class, button);
    assertEquals(json(start) + "\"{\\\"rules\\\":{}}\"}", written);
    assertEquals(button, codec.decode(kind(Button.class), bytes(written)));
  }

  @Test
  void a27OnlyJsonIsJson() {
    for (String text : List.of("{text:\"a\"}", "{'text':'a'}", "{\"text\":\"a\",}")) {
      assertThrows(
          MalformedMessageException.class,
          () -> codec.decode(kind(ChatMessageRequest.class), bytes(text)),
          text);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"34", "34.0", "67"})
  void a28TheVersionIsAnInteger(String version) {
    Incoming read =
        codec.decodeRequest(
            new WireRequest(
                HttpMethod.GET,
                URI.create("/chat/rest/System/SessionId"),
                WireHeaders.builder().add("X-LIVEAGENT-API-VERSION", version).build(),
                WireBody.empty()));
    assertInstanceOf(Incoming.Understood.class, read);
    assertEquals("34", ApiVersion.of(34).toString());
  }

  @Test
  void a29NounsKeepTheirOrder() {
    MultiNounRequest batch =
        MultiNounRequest.builder()
            .addNouns(NounWrapper.of(ChatMessageRequest.builder().text("one").build()))
            .addNouns(NounWrapper.of(ChatMessageRequest.builder().text("two").build()))
            .addNouns(NounWrapper.of(ChatEndRequest.builder().build()))
            .build();
    assertEquals(batch, again(MultiNounRequest.class, batch));
  }

  @Test
  void a30ANounThatFailsCostsNoneOfTheOthers() {
    MultiNounRequest batch =
        read(
            MultiNounRequest.class,
            "{'nouns':[{'prefix':'Chasitor','noun':'ChatMessage','object':{'text':'one'}},"
                + "{'prefix':'Chasitor','noun':'ChatMessage','object':{'words':1}},"
                + "{'prefix':'Chasitor','noun':'ChatEnd','object':{}}]}");
    assertEquals(3, batch.nouns().size());
    UnknownRequest failed = (UnknownRequest) batch.nouns().get(1).request();
    assertTrue(failed.problem().orElseThrow().startsWith("at $.nouns[1].object.text"));
    assertEquals(ChatEndRequest.builder().build(), batch.nouns().get(2).request());
  }

  @Test
  void a31NumbersAndBooleansMayComeAsText() {
    ChasitorInitRequest init =
        read(
            ChasitorInitRequest.class,
            "{'organizationId':'00D','deploymentId':'572','buttonId':573,'isPost':'true',"
                + "'receiveQueueUpdates':'FALSE'}");
    assertEquals(Optional.of(true), init.isPost());
    assertEquals(Optional.of(false), init.receiveQueueUpdates());
    assertEquals(Optional.of("573"), init.buttonId());
    SettingsRequest settings =
        (SettingsRequest)
            get("Visitor/Settings?org_id=00D&deployment_id=572&Settings.updateBreadcrumb=true");
    assertEquals(Optional.of(true), settings.updateBreadcrumb());
  }

  @Test
  void a32TimestampsAreMilliseconds() {
    TranscriptEntry entry =
        read(
            TranscriptEntry.class,
            "{'type':'Agent','name':'Ann','content':'Hi','timestamp':1376596367548,'sequence':1}");
    assertEquals(OptionalLong.of(1_376_596_367_548L), entry.timestamp());
  }

  @Test
  void everyRulingHasATest() {
    assertEquals(
        IntStream.rangeClosed(1, 32).boxed().collect(Collectors.toSet()),
        Arrays.stream(RulingsTest.class.getDeclaredMethods())
            .map(method -> method.getName().replaceFirst("^a([0-9]+)[A-Z].*", "$1"))
            .filter(name -> name.matches("[0-9]+"))
            .map(Integer::valueOf)
            .collect(Collectors.toSet()));
  }

  private WireRequest encoded(Request request) {
    return codec.encodeRequest(ENDPOINT, request, HEADERS);
  }

  private Request get(String resource) {
    return understood(HttpMethod.GET, resource, "").request();
  }

  private Incoming.Understood understood(HttpMethod method, String resource, String body) {
    WireRequest wire =
        new WireRequest(
            method,
            URI.create("/chat/rest/" + resource),
            WireHeaders.builder().add("X-LIVEAGENT-API-VERSION", "34").build(),
            WireBody.ofText(body));
    return assertInstanceOf(Incoming.Understood.class, codec.decodeRequest(wire));
  }

  private <T> T again(Class<T> type, T value) {
    return codec.decode(kind(type), codec.encode(kind(type), value));
  }

  private <T> T read(Class<T> type, String singleQuoted) {
    return codec.decode(kind(type), bytes(json(singleQuoted)));
  }

  private <T> String written(Class<T> type, T value) {
    return new String(codec.encode(kind(type), value), StandardCharsets.UTF_8);
  }

  private static <T> BodyKind<T> kind(Class<T> type) {
    return BodyKind.of(type).orElseThrow();
  }

  private static String json(String singleQuoted) {
    return singleQuoted.replace('\'', '"').replace("\\u0022", "\\\"");
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
