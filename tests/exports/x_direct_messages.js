window.YTD.direct_messages.part0 = [
  {
    "dmConversation" : {
      "conversationId" : "4242-7001",
      "messages" : [
        {"messageCreate" : {"recipientId" : "4242", "text" : "Bonjour, ma commande est perdue", "senderId" : "7001", "id" : "2037900000000000101", "createdAt" : "2026-03-28T19:02:11.000Z"}},
        {"messageCreate" : {"recipientId" : "7001", "text" : "Nous regardons", "senderId" : "4242", "id" : "2037900000000000102", "createdAt" : "2026-03-28T19:12:11.000Z"}}
      ]
    }
  },
  {
    "dmConversation" : {
      "conversationId" : "4242-7002",
      "messages" : [
        {"messageCreate" : {"recipientId" : "4242", "text" : "Merci !", "senderId" : "7002", "id" : "2037900000000000103", "createdAt" : "2026-03-29T08:00:00.000Z"}}
      ]
    }
  }
]
