package uy.ventanilla.identity.stream;

import java.time.Duration;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.config.TopicBuilder;
import uy.ventanilla.contracts.Topic;

/** The topic this service owns: compacted, so that who comes later still finds everybody. */
@Configuration(proxyBeanMethods = false)
class DirectoryTopic {
    private static final int PARTITIONS = 4;
    /** Kafka's default would keep what was taken back until enough new is said. */
    private static final Duration FORGOTTEN_WITHIN = Duration.ofDays(1);

    @Bean
    NewTopic directoryEvents(
            @Value("${ventanilla.topic-prefix:}") String prefix,
            @Value("${ventanilla.kafka.replication-factor:1}") short replicas) {
        return TopicBuilder.name(prefix + Topic.DIRECTORY.address())
                .partitions(PARTITIONS)
                .replicas(replicas)
                .compact()
                .config(TopicConfig.MAX_COMPACTION_LAG_MS_CONFIG, Long.toString(FORGOTTEN_WITHIN.toMillis()))
                .config(TopicConfig.SEGMENT_MS_CONFIG, Long.toString(FORGOTTEN_WITHIN.toMillis()))
                .build();
    }
}
