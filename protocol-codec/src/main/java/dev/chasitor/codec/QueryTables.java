package dev.chasitor.codec;

import dev.chasitor.codec.Resource.Query;
import dev.chasitor.model.AvailabilityRequest;
import dev.chasitor.model.ClientType;
import dev.chasitor.model.MessagesRequest;
import dev.chasitor.model.ReconnectSessionRequest;
import dev.chasitor.model.Request;
import dev.chasitor.model.RequestType;
import dev.chasitor.model.ResyncSessionRequest;
import dev.chasitor.model.SessionIdRequest;
import dev.chasitor.model.SettingsRequest;
import dev.chasitor.model.VisitorIdRequest;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The query tables of all requests that have a query. Guide chapter 5. */
final class QueryTables {

  private static final Map<RequestType, QueryTable<? extends Request, ?>> TABLES =
      new EnumMap<>(RequestType.class);

  static {
    TABLES.put(
        RequestType.SESSION_ID,
        QueryTable.of(
                SessionIdRequest.class, SessionIdRequest::builder, SessionIdRequest.Builder::build)
            .word(
                Query.CLIENT_TYPE,
                ClientType.class,
                SessionIdRequest::clientType,
                SessionIdRequest.Builder::clientType));
    TABLES.put(
        RequestType.MESSAGES,
        QueryTable.of(
                MessagesRequest.class, MessagesRequest::builder, MessagesRequest.Builder::build)
            .number(Query.ACK, MessagesRequest::ack, MessagesRequest.Builder::ack)
            .number(Query.POLL_COUNTER, MessagesRequest::pc, MessagesRequest.Builder::pc));
    TABLES.put(
        RequestType.RESYNC_SESSION,
        QueryTable.of(
                ResyncSessionRequest.class,
                ResyncSessionRequest::builder,
                ResyncSessionRequest.Builder::build)
            .text(
                Query.SESSION_ID,
                ResyncSessionRequest::sessionId,
                ResyncSessionRequest.Builder::sessionId));
    TABLES.put(
        RequestType.RECONNECT_SESSION,
        QueryTable.of(
                ReconnectSessionRequest.class,
                ReconnectSessionRequest::builder,
                ReconnectSessionRequest.Builder::build)
            .text(
                Query.OFFSET,
                ReconnectSessionRequest::offset,
                ReconnectSessionRequest.Builder::offset));
    TABLES.put(
        RequestType.SETTINGS,
        QueryTable.of(
                SettingsRequest.class, SettingsRequest::builder, SettingsRequest.Builder::build)
            .required(
                Query.ORGANIZATION_ID,
                SettingsRequest::organizationId,
                SettingsRequest.Builder::organizationId)
            .required(
                Query.DEPLOYMENT_ID,
                SettingsRequest::deploymentId,
                SettingsRequest.Builder::deploymentId)
            .list(Query.BUTTON_IDS, SettingsRequest::buttonIds, SettingsRequest.Builder::buttonIds)
            .flag(
                Query.UPDATE_BREADCRUMB,
                SettingsRequest::updateBreadcrumb,
                SettingsRequest.Builder::updateBreadcrumb)
            .flag(
                Query.SETTINGS_WAIT_TIME,
                SettingsRequest::needEstimatedWaitTime,
                SettingsRequest.Builder::needEstimatedWaitTime)
            .text(Query.VISITOR, SettingsRequest::sid, SettingsRequest.Builder::sid));
    TABLES.put(
        RequestType.AVAILABILITY,
        QueryTable.of(
                AvailabilityRequest.class,
                AvailabilityRequest::builder,
                AvailabilityRequest.Builder::build)
            .required(
                Query.ORGANIZATION_ID,
                AvailabilityRequest::organizationId,
                AvailabilityRequest.Builder::organizationId)
            .required(
                Query.DEPLOYMENT_ID,
                AvailabilityRequest::deploymentId,
                AvailabilityRequest.Builder::deploymentId)
            .list(
                Query.AVAILABILITY_IDS, AvailabilityRequest::ids, AvailabilityRequest.Builder::ids)
            .flag(
                Query.AVAILABILITY_WAIT_TIME,
                AvailabilityRequest::needEstimatedWaitTime,
                AvailabilityRequest.Builder::needEstimatedWaitTime)
            .text(Query.VISITOR, AvailabilityRequest::sid, AvailabilityRequest.Builder::sid));
    TABLES.put(
        RequestType.VISITOR_ID,
        QueryTable.of(
                VisitorIdRequest.class, VisitorIdRequest::builder, VisitorIdRequest.Builder::build)
            .required(
                Query.ORGANIZATION_ID,
                VisitorIdRequest::organizationId,
                VisitorIdRequest.Builder::organizationId)
            .required(
                Query.DEPLOYMENT_ID,
                VisitorIdRequest::deploymentId,
                VisitorIdRequest.Builder::deploymentId)
            .text(Query.VISITOR, VisitorIdRequest::sid, VisitorIdRequest.Builder::sid));
  }

  private QueryTables() {}

  /** Returns the parameters of a request; empty if it has no query. */
  static List<Query> parameters(RequestType type) {
    return table(type).map(QueryTable::parameters).orElse(List.of());
  }

  /** Returns the query of a request with its question mark, or an empty text. */
  static String write(Request request) {
    return table(request.kind()).map(table -> table.write(request)).orElse("");
  }

  /** Returns the first required parameter that the query lacks. */
  static Optional<Query> missing(RequestType type, @Nullable String rawQuery) {
    return table(type).flatMap(table -> table.missing(rawQuery));
  }

  /** Reads a request from its query, for requests that have only a query. */
  static Request read(RequestType type, @Nullable String rawQuery) {
    return table(type).orElseThrow().read(rawQuery);
  }

  private static Optional<QueryTable<? extends Request, ?>> table(RequestType type) {
    return Optional.ofNullable(TABLES.get(type));
  }
}
