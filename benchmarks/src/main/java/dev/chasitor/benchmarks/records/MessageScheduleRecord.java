package dev.chasitor.benchmarks.records;

import com.dslplatform.json.CompiledJson;
import io.avaje.jsonb.Json;
import org.jspecify.annotations.Nullable;

/** When a message should be shown. */
@CompiledJson
@Json
public record MessageScheduleRecord(@Nullable Double responseDelayMilliseconds) {}
