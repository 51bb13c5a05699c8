package uy.ventanilla.identity.stream;

import org.apache.kafka.clients.admin.NewTopic;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.config.TopicBuilder;
import uy.ventanilla.contracts.Topic;

/** The topic this service owns: compacted, so that who comes later still finds everybody. */
@Configuration(proxyBeanMethods = false)
class DirectoryTopic {
    private static final int PARTITIONS = 4;

    @Bean
    NewTopic directoryEvents(
            @Value("${ventanilla.topic-prefix:}") String prefix,
            @Value("${ventanilla.kafka.replication-factor:1}") short replicas) {
        return TopicBuilder.name(prefix + Topic.DIRECTORY.address())
                .partitions(PARTITIONS)
                .replicas(replicas)
                .compact()
                .build();
    }
}
