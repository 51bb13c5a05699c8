package uy.ventanilla.knowledge.store;

import org.apache.kafka.clients.admin.NewTopic;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.config.TopicBuilder;
import uy.ventanilla.contracts.Topic;

/** The topic this service owns. No other service hears it yet, so nobody else would make it with so many replicas. */
@Configuration(proxyBeanMethods = false)
class KnowledgeTopic {
    private static final int PARTITIONS = 4;

    @Bean
    NewTopic knowledgeEvents(
            @Value("${ventanilla.topic-prefix:}") String prefix,
            @Value("${ventanilla.kafka.replication-factor:1}") short replicas) {
        return TopicBuilder.name(prefix + Topic.KNOWLEDGE.address())
                .partitions(PARTITIONS)
                .replicas(replicas)
                .build();
    }
}
