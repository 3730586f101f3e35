package dev.chasitor.benchmarks.peer;

import dev.chasitor.benchmarks.records.ChasitorInitRecord;
import dev.chasitor.benchmarks.records.MessagesRecord;
import dev.chasitor.codec.BodyKind;
import dev.chasitor.codec.ChasitorCodec;
import dev.chasitor.model.ChasitorInitRequest;
import dev.chasitor.model.ChatMessage;
import dev.chasitor.model.ChatRequestSuccess;
import dev.chasitor.model.CustomDetail;
import dev.chasitor.model.Entity;
import dev.chasitor.model.EntityFieldMap;
import dev.chasitor.model.EntityFieldsMap;
import dev.chasitor.model.GeoLocation;
import dev.chasitor.model.Message;
import dev.chasitor.model.MessagesResponse;
import dev.chasitor.model.ServerMessage;

/** The three documents that the benchmarks use. */
public enum Payload {
  /** One line of the agent: about 120 bytes. */
  LINE {
    @Override
    public Object value() {
      return batch(
          ChatMessage.builder().text("Your parcel should arrive today.").name("Dana R").build());
    }
  },
  /** ChatRequestSuccess with a place and three details: about 1 KB. */
  SUCCESS {
    @Override
    public Object value() {
      ChatRequestSuccess.Builder success =
          ChatRequestSuccess.builder()
              .queuePosition(1)
              .estimatedWaitTime(120)
              .connectionTimeout(150_000)
              .url("https://www.example.com/help/parcels?from=menu&lang=en")
              .oref("https://www.example.com/search?q=where+is+my+parcel")
              .postChatUrl("https://www.example.com/help/thanks")
              .visitorId("acd47048-bd80-476e-aa33-741bd5cb05d3")
              .geoLocation(
                  GeoLocation.builder()
                      .countryCode("US")
                      .countryName("United States of America")
                      .region("CA")
                      .city("San Francisco")
                      .organization("Example.com")
                      .latitude(37.79388)
                      .longitude(-122.395114)
                      .build());
      for (int i = 0; i < 3; i++) {
        success.addCustomDetails(detail(i).build());
      }
      return batch(success.build());
    }
  },
  /**
   * ChasitorInit with six details that fill a field, and four entities of three fields: about 4 KB.
   */
  INIT {
    @Override
    public Object value() {
      ChasitorInitRequest.Builder init =
          ChasitorInitRequest.builder()
              .organizationId("00DD0000000JVXs")
              .deploymentId("572D000000000J6")
              .buttonId("573D000000000OC")
              .sessionId("5503f854-0203-4324-8ed5-f793a367426f")
              .userAgent("Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101")
              .language("en-US")
              .screenResolution("2560x1440")
              .visitorName("Zoë \"Z\" Ångström")
              .receiveQueueUpdates(true)
              .isPost(true);
      for (int i = 0; i < 6; i++) {
        init.addPrechatDetails(detail(i).addEntityFieldMaps(filled(i)).build());
      }
      for (int i = 0; i < 4; i++) {
        init.addPrechatEntities(entity(i));
      }
      return init.build();
    }
  };

  /** Returns the document as a value of this library. */
  public abstract Object value();

  /** Returns its kind in this library's codec. */
  @SuppressWarnings("unchecked") // each constant's value has its kind's type
  public BodyKind<Object> kind() {
    String name = this == INIT ? "request/ChasitorInit" : "response/Messages";
    return (BodyKind<Object>) BodyKind.named(name).orElseThrow();
  }

  /** Returns its type in the peers that map records. */
  public Class<?> recordType() {
    return this == INIT ? ChasitorInitRecord.class : MessagesRecord.class;
  }

  /** Returns the document as compact JSON in UTF-8. */
  public byte[] document() {
    return ChasitorCodec.create().encode(kind(), value());
  }

  private static MessagesResponse batch(ServerMessage message) {
    return MessagesResponse.builder().addMessages(Message.of(message)).sequence(4).build();
  }

  private static CustomDetail.Builder detail(int number) {
    return CustomDetail.builder()
        .label("Question number " + number)
        .value("visitor" + number + "@mail.example.com")
        .addTranscriptFields("c__Field" + number, "c__Other" + number)
        .displayToAgent(number % 2 == 0);
  }

  private static EntityFieldMap filled(int number) {
    return EntityFieldMap.builder()
        .entityName("Contact")
        .fieldName("Field" + number)
        .isFastFillable(false)
        .isAutoQueryable(true)
        .isExactMatchable(number == 0)
        .build();
  }

  private static Entity entity(int number) {
    Entity.Builder entity =
        Entity.builder()
            .entityName("Contact" + number)
            .showOnCreate(true)
            .linkToEntityName("Case")
            .linkToEntityField("ContactId")
            .saveToTranscript("contact" + number);
    for (int i = 0; i < 3; i++) {
      entity.addEntityFieldsMaps(
          EntityFieldsMap.builder()
              .fieldName("Field" + i)
              .label("Question number " + i)
              .doFind(true)
              .isExactMatch(i == 0)
              .doCreate(true)
              .build());
    }
    return entity.build();
  }
}
